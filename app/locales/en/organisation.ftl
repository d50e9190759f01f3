organisation-nav = Pages of the organisation
organisation-overview = Overview
organisation-people = Members
organisation-teams = Teams
organisation-invitations = Invitations
organisation-import = Invite from a file
organisation-assignments = Courses
organisation-reminders = Reminders
organisation-log = Log
organisation-settings = Settings
no-seat-title = Page not found
no-seat-text = There is no organisation at this address to which you belong. Perhaps the address was mistyped, or you are not signed in with the address with which you belong to the organisation.
not-allowed-title = This page is not for you to open
managers-only-text = Only the organisation’s administrators may open this page. If you need it for your work, ask one of them.
overseers-only-text = Only the organisation’s administrators and team leaders may open this page. Your own courses are on your own page.
overview-manager = You are an administrator of this organisation.
overview-team-manager = You lead these teams: { $teams }. You see their members.
overview-members =
    { $n ->
        [one] There is one member.
       *[other] There are { $n } members.
    }
overview-courses = Required courses
overview-no-courses = No courses are required of the members yet.
overview-ask = Add a required course
overview-bar = Course completed
overview-done =
    { $all ->
        [0] It is required of nobody now.
       *[other] { $done } of { $all } have completed the course.
    }
overview-late =
    { $n ->
        [one] { $n } late
       *[other] { $n } late
    }
overview-expired =
    { $n ->
        [one] { $n } has to renew
       *[other] { $n } have to renew
    }
overview-not-started =
    { $n ->
        [one] { $n } has not started
       *[other] { $n } have not started
    }
overview-under-way =
    { $n ->
        [one] { $n } under way
       *[other] { $n } under way
    }
overview-expiring =
    { $n ->
        [one] { $n } has to renew soon
       *[other] { $n } have to renew soon
    }
choose = Choose
cancel = Cancel
entry-change = Change
paging-label = Pages
paging-before = Previous page
paging-after = Next page
paging-here = Page { $page } of { $pages }
role-member = Member
role-member-means = Takes courses. Sees only their own data.
role-manager = Administrator
role-manager-means = Sees all members and what they have completed, invites new members and changes the organisation’s details.
team-none = No team
team-gone = Removed team
fault-team-gone = The team has been removed meanwhile. Choose another.
place-leads = Team leader
place-in = Member
place-none = not in the team
people-lead = Everybody who belongs to the organisation. Here you can change roles and teams.
people-lead-team = The members of the teams that you lead. Roles and teams are changed by the administrators.
people-invite = Invite members
people-search = Search by name or e-mail address
people-search-button = Search
people-count =
    { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
people-found =
    { $n ->
        [one] “{ $search }” finds { $n } member.
       *[other] “{ $search }” finds { $n } members.
    }
people-in-team = { $team }: { $count }
people-team = Team
people-all-teams = All teams
people-everybody = Show all
people-guest = no e-mail address
people-since = joined { $day }
people-leads = { $team } (leader)
people-teams = Team: { $teams }
people-removed = The member has been removed from the organisation.
people-gone = This person does not belong to the organisation any more.
change-role-title = Role
change-role-legend = Role in the organisation
change-role-save = Save the role
change-role-saved = The role has been saved.
change-role-changed = Somebody else has changed the role meanwhile. It is now: { $now }. You chose: { $typed }. If you still want to change it, save again.
change-last-manager = The organisation must have at least one administrator. Make somebody else an administrator first.
change-no-teams = Is not in any team.
change-lead = Make team leader
change-unlead = End as team leader
change-take = Take out of the team
change-to-teams = Manage teams
change-put-team = Put into a team
change-put-leads = As team leader: sees the team’s members and what they have completed
change-put = Put into the team
change-no-team-chosen = Choose a team.
change-place-saved = The teams have been saved.
change-place-changed = Somebody else has changed this meanwhile. In the team { $team } the member is now: { $now }. Your change was not saved.
personal-title = Courses required of this member alone
personal-lead = These come in addition to what everybody or the member’s teams have to do. Of several deadlines the earliest counts.
personal-none = No course is required of this member alone.
personal-taken = This course is already required of this member alone. Remove it first if the deadline is to change.
personal-asked = The course has been added for this member.
personal-removed = The course is no longer required of this member alone.
personal-remove = Remove
personal-remove-title = Remove the course from this member?
personal-remove-others = If the course is required of everybody or of the member’s team, that stays.
personal-remove-done = What the member has done, and their certificates, stay theirs.
personal-remove-button = Remove the course
change-remove = Remove from the organisation
change-remove-text = Before you remove the member you see what happens.
change-remove-link = Go on to remove the member
change-remove-title = Remove the member from the organisation?
change-remove-yourself = You are about to remove yourself. After that you cannot open the organisation’s pages any more.
change-remove-sight = Nobody in the organisation sees them any more, neither in tables nor in exports.
change-remove-theirs = What they have completed, their certificates and their account stay theirs.
change-remove-again = They can join again only if they are invited again or have a link that still works.
change-remove-changed = Somebody else has changed this meanwhile. The role is now: { $role }. { $teams } If you still want to remove the member, confirm it again.
change-remove-button = Remove the member
teams-lead = A team can have courses of its own, and a leader who sees its members.
teams-none = There are no teams yet.
teams-members =
    { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
teams-make-title = New team
teams-name = Name of the team
teams-name-empty = Write a name for the team.
teams-name-taken = Another team has this name already. Give it another name.
teams-make = Add the team
teams-made = The team has been added.
teams-rename = Save the name
teams-renamed = The team’s name has been saved.
teams-changed = Somebody else has changed the name meanwhile. It is now: { $now }. You wrote: { $typed }. If you still want to change it, save again.
teams-remove-changed =
    { $n ->
        [one] Somebody else has changed the team meanwhile. It is now called { $team } and has { $n } member. If you still want to remove it, confirm it again.
       *[other] Somebody else has changed the team meanwhile. It is now called { $team } and has { $n } members. If you still want to remove it, confirm it again.
    }
teams-remove = Remove the team
teams-remove-text = Before you remove the team you see what happens.
teams-remove-link = Go on to remove the team
teams-remove-title = Remove the team?
teams-remove-members =
    { $n ->
        [0] The team has no members.
        [one] Its { $n } member stays in the organisation.
       *[other] Its { $n } members stay in the organisation.
    }
teams-remove-asked = These courses are no longer required of the team: { $courses }. What has been completed already stays.
teams-remove-nothing-asked = No courses are required of this team alone.
teams-remove-links = The team’s join links and open invitations stop working.
teams-remove-button = Remove the team
teams-removed = The team has been removed.
teams-back = All teams
asked-lead = Courses that the members have to complete, and until when.
asked-make-title = Add a required course
asked-course = Course
asked-no-course = Choose a course.
asked-course-gone = the course is not here any more
asked-of = Required of
asked-of-all = All members
asked-of-team = The team { $team }
asked-taken = This course is required of the same people already. Change its deadline in the list.
asked-deadline = Deadline
asked-no-deadline = No deadline
asked-deadline-day = The same day for all
asked-deadline-days = Days after joining
asked-deadline-not-chosen = Choose this as the deadline too, or empty the field.
asked-day = Last day
day-hint = For example { $example } (day, month, year). The day counts to its end (time zone { $zone }).
day-wrong = Write the day, month and year, for example { $example }.
day-past = The day has passed. Choose a later one.
asked-days = Number of days
asked-days-hint = Counted from whichever came last: joining, coming into the team, or the course being added.
asked-days-wrong = Write the number of days as a whole number, 1–{ $most }.
asked-months = Renewed after so many months (optional)
asked-months-hint = For example 24. Leave it empty when it need not be renewed.
asked-months-wrong = Write the number of months as a whole number, 1–{ $most }, or leave the field empty.
asked-within =
    { $n ->
        [one] within { $n } day of joining
       *[other] within { $n } days of joining
    }
asked-until = by { $day }
asked-renewed =
    { $n ->
        [one] renewed every month
       *[other] renewed every { $n } months
    }
asked-make = Add the course
asked-made = The course has been added.
asked-save = Save
asked-saved = The change has been saved.
asked-changed = Somebody else has changed this meanwhile. It is now: { $now }. What you wrote is still below. If you still want to change it, save again.
asked-changed-remove = Somebody else has changed this meanwhile. It is now: { $now }. If you still want to remove it, confirm again.
asked-remove = Remove from the required courses
asked-remove-text = Before you remove it you see what happens.
asked-remove-link = Go on to remove the course
asked-remove-title = Remove from the required courses?
asked-remove-board = The course is no longer followed up for these members, and nobody is reminded of it.
asked-remove-done = What members have completed, and their certificates, stay theirs.
asked-remove-button = Remove
asked-removed = The course is no longer required.
asked-gone = The course had been removed already.
asked-back = All required courses
invites-lead = Invite members by e-mail, one at a time, or share a link.
invites-to-links = Join links
invites-title = Invite by e-mail
invites-name = Name (optional)
invites-name-hint = Whoever is invited can correct the name when joining.
invites-team = Team
invites-role = Role
invites-lang = Language of the message
invites-days = The invitation holds for { $n } days and works only once.
invites-send = Send the invitation
invites-sent = The invitation is on its way.
invites-again-text = You are sending the invitation again. Once the new one is sent, the earlier one works no more.
invites-list-title = Invitations sent
invites-none = No invitations have been sent.
invites-none-found = There are no such invitations.
invites-all = All
invites-open = Open
invites-search = Search by e-mail address
invites-until = valid until { $day }
invites-accepted = accepted { $day }
invites-withdrawn = withdrawn { $day }
invites-lapsed = lapsed { $day }
invites-made = sent { $day }
invites-by-operator = Invitation from those who run the service
invites-again = Send again
invites-withdraw = Withdraw
invites-withdrawn-now = The invitation has been withdrawn.
invites-gone = The invitation has been accepted or withdrawn meanwhile.
links-title = Join links
links-lead = Anybody who has the link or its code can join the organisation as a member. The code can also be told on the phone.
links-none = There are no links in force.
links-over = Links that work no more
links-make-title = New join link
links-team = Those who join come into the team
links-day = Last day (optional)
links-most = How many may join (optional)
links-most-wrong = Write a whole number, or leave the field empty.
links-make = Make the link
links-made = The link has been made.
links-end = End the link
links-ended-now = The link works no more.
links-ended = ended { $day }
links-lapsed = ran out { $day }
links-full = full
links-used =
    { $n ->
        [0] nobody has joined yet
        [one] { $n } has joined
       *[other] { $n } have joined
    }
links-used-of = { $n } of { $most } have joined
mail-invitation-subject = Invitation: { $organisation }
mail-invitation-hello = Hello,
mail-invitation-hello-name = Hello { $name },
mail-invitation-as-member = as a member
mail-invitation-as-manager = as an administrator
mail-invitation-body =
    { $hello }

    { $inviter } invites you to join the organisation { $organisation } { $as } in { $service }.

    Open this link:

    { $link }

    Before you join you see what the organisation will see of what you do.

    The invitation is valid until { $day } and works only once.

    If you do not know the sender or do not want to join, you need not do anything.
log-lead = Who did what and when. Entries cannot be changed.
log-empty = There are no entries.
log-older = Older entries
log-newest = Newest entries
log-operator = Those who run the service
log-erased = (erased their data)
log-some-team = (unknown)
log-member-joined = joined
log-member-joined-again = joined again, though a member already
log-member-left = left the organisation
log-member-removed = removed a member: { $subject }
log-role-manager = made an administrator: { $subject }
log-role-member = took away the administrator’s role: { $subject }
log-team-made = added a team: { $team }
log-team-renamed = renamed a team: { $before } → { $team }
log-team-removed = removed a team: { $team }
log-team-manager-set = made team leader: { $subject }, team { $team }
log-team-member-set = made team member: { $subject }, team { $team }
log-team-member-removed = took out of a team: { $subject }, team { $team }
log-link-made = made a join link
log-link-ended = ended a join link
log-invited = sent an invitation as a member
log-invited-manager = sent an invitation as an administrator
log-manager-invited = handed over an invitation for an administrator
log-invitation-withdrawn = withdrew an invitation
log-assigned = added a required course for all: { $course }
log-assigned-team = added a required course for a team: { $course }, team { $team }
log-assignment-changed = changed deadline or renewal: { $course }, all members
log-assignment-changed-team = changed deadline or renewal: { $course }, team { $team }
log-assignment-removed = removed a required course: { $course }, all members
log-assignment-removed-team = removed a required course: { $course }, team { $team }
log-logo-changed = changed the organisation’s logo
log-logo-removed = removed the organisation’s logo
log-look-changed = changed the organisation’s name, contact or colour
log-other = made a change ({ $code })
settings-name = Name of the organisation
settings-name-hint = Members see the name, and it stands in invitations.
settings-name-empty = Write the organisation’s name.
settings-contact = Contact
settings-contact-hint = Whom members may ask, for example a name and a telephone number. You may leave it empty.
settings-too-long = Write at most { $most } characters.
settings-accent = Accent colour
settings-accent-hint = As a hex code, for example #0b5f6b. The dark theme uses a lighter tone of the same colour. Leave it empty for the service’s own colour.
settings-accent-none = the service’s own colour
settings-accent-wrong = Write the colour as a hex code: # and six characters, for example #0b5f6b.
settings-accent-pale = The colour does not stand out enough from the light background: the contrast is { $ratio }, at least { $needed } is needed. Choose a darker colour.
settings-light = Light theme: { $colour }, contrast at least { $ratio }
settings-dark = Dark theme: { $colour }, contrast at least { $ratio }
settings-save = Save
settings-saved = The settings have been saved.
settings-changed = Somebody else has changed the settings meanwhile. The name is now { $name }, the contact { $contact } and the colour { $accent }. What you wrote is still below. If you still want to save it, save again.
settings-unprintable = Certificates cannot print these characters of the name: { $characters }. Learners can therefore not put the organisation on their certificate.
logo-title = Logo
logo-lead = The logo is shown at the top of members’ pages. In the dark theme it stands on a white background.
logo-none = The organisation has no logo. Members see its name.
logo-file = Choose a logo
logo-other = Choose another logo
logo-hint = PNG, JPEG or WebP, at most 1 MB and { $side } × { $side } pixels. SVG files are not taken, because they may contain programs: save the logo as a PNG.
logo-send = Save the logo
logo-remove = Remove the logo
logo-saved = The logo has been saved.
logo-removed = The logo has been removed.
logo-none-chosen = Choose a file first.
logo-wrong-bytes = The file is larger than 1 MB. Make the picture smaller, for example 1000 pixels wide, and choose it again.
logo-wrong-svg = SVG files are not taken, because they may contain programs. Save the logo as a PNG and choose it again.
logo-wrong-kind = The file is not a PNG, JPEG or WebP picture. Save the logo as one of these and choose it again.
logo-wrong-large = The picture is too large. Make it smaller, for example 1000 pixels wide, and choose it again.
logo-wrong-small = The picture is too small: each side needs at least { $least } pixels. Choose a larger one.
logo-wrong-stretched = The picture is too long: one side may be at most { $times } times the other. Choose a more compact logo.
logo-wrong-broken = The file is damaged and could not be read. Save the logo again and choose the new file.
logo-wrong-pale = The logo cannot be seen on a white background. Choose one that is meant for light backgrounds.
logo-meanwhile = Somebody else has changed the settings meanwhile. Below you see the logo as it is now. If you still want to change it, do it again.
settings-address = In addresses the organisation is called { $slug }. That cannot be changed.
