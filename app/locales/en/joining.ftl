missing-parts = Missing: { $parts }
missing-pages =
    { $n ->
        [one] { $n } page not read
       *[other] { $n } pages not read
    }
missing-questions =
    { $n ->
        [one] { $n } practice question not answered
       *[other] { $n } practice questions not answered
    }
missing-test-open = final test not passed
missing-page-line = The page “{ $title }” has not been read
missing-page-and-questions =
    { $n ->
        [one] The page “{ $title }” has not been read, and its practice question has not been answered
       *[other] The page “{ $title }” has not been read, and its { $n } practice questions have not been answered
    }
missing-questions-line =
    { $n ->
        [one] On the page “{ $title }” a practice question has not been answered
       *[other] On the page “{ $title }” { $n } practice questions have not been answered
    }
missing-test-line = The final test has not been passed
join-title = Join an organisation
join-lead = If your organisation has given you a code, write it here.
join-code-label = Code
join-code-hint = Ten letters and digits, for example ABCDE-FGHJK. Capital and small letters are the same.
join-code-unfit = Write the whole code: it has ten letters and digits.
join-code-unknown = There is no such code. Check it with whoever gave it to you.
join-look = Continue
join-no-code = If you were invited by e-mail, open the link in the message.
join-have-code = Has your organisation given you a code?
join-again-sent = If the organisation still invites you, a new invitation will soon come to the same e-mail address as the one before.
join-again-missing = Look in your spam folder too. If nothing comes, ask whoever invited you for a new invitation.
join-too-many-title = Too many wrong codes
join-too-many-text =
    { $n ->
        [one] Too many wrong codes or links have been tried from here. Try again in { $n } minute.
       *[other] Too many wrong codes or links have been tried from here. Try again in { $n } minutes.
    }
join-open-title = Join { $organisation }
join-as-manager = You will be an administrator of the organisation: you can invite members, choose their courses and follow how they get on.
join-team = Your team
join-courses = Courses to take
join-no-courses = No courses yet
join-leave-any-time = You can leave the organisation at any time on your own page. After that it no longer sees what you have completed.
join-signed-in = You are signed in as { $email }. The membership is tied to this account.
join-guest = You need no account: without one your membership and what you do are saved in this browser. If you have an account already, sign in first and then open this link again.
join-name-label = Your name in the organisation
join-name-hint = The organisation knows you by this name.
join-button = Join
join-not-saved = You are not a member yet, because something is wrong with the service. What you wrote is still on this page. Please send the form again in a moment.
join-member-title = You are a member already
join-member-text = You belong to { $organisation } already.
join-member-onwards = Show your membership
join-more-title = What this link gives you besides
join-more-button = Accept
join-used-title = The invitation has been used
join-used-text = An invitation to { $organisation } works only once, and somebody has joined with this one already.
join-used-by-you = If you joined in another browser yourself and saved your progress to your e-mail, sign in.
join-ended-title = The link has ended
join-ended-text = This link no longer lets anybody into { $organisation }: its time is over, or it was taken out of use.
join-full-title = The link is full
join-full-text = As many people as this link is for have joined { $organisation } already.
join-again-text = The new invitation is sent to the e-mail address to which this one came.
join-again = Ask for a new invitation
join-ask-whom = Ask whoever gave you this link for a new one.
join-unknown-title = The link does not work
join-unknown-text = Perhaps the link was cut off, or only a part of it was copied. Open it whole from the message in which you got it.
join-unknown-ask = If that does not help, ask whoever gave you this link for a new one.
join-type-code = Write a code
seen-title = What the organisation sees
seen-name = Your name as you give it to the organisation, and your e-mail address if you have an account
seen-team = Your team, your role in the organisation, and the day on which you joined
seen-courses = Of each course that it asks you to take: whether you have begun, which parts are missing, on which day and in which version you completed it, and when it has to be renewed
seen-certificates = Your certificates of these courses, as they are printed
unseen-title = What it never sees
unseen-answers = Your answers, and how often you have tried
unseen-courses = Your other courses
unseen-devices = Your devices, and when you have studied
unseen-score = Your score in the final test
unseen-score-but = Your score in the final test, except of courses that print it on the certificate: { $courses }
organisation-contact = { $organisation } – contact: { $contact }
me-organisations-title = Your organisations
me-organisations-none = You do not belong to any organisation.
membership-line = { $role } · joined on { $day }
membership-member = Member
membership-team-leader = Team leader
membership-manager = Administrator
membership-manage = Go to the organisation’s pages
membership-left = You have left the organisation. It no longer sees what you have completed, and everything you have done is kept.
membership-joined = Welcome! You are now a member of { $organisation }.
membership-already = You belong to { $organisation }.
membership-next = Begin with the course “{ $course }”.
membership-next-until = Begin with the course “{ $course }”. Complete it by { $day }.
membership-start = Go to the course
membership-courses = Courses to take
membership-courses-lead = The organisation sees the same about these courses as you see here.
membership-no-courses = The organisation has not asked you to take any course yet.
membership-status = Status
membership-deadline = Deadline
membership-completed = Completed on
membership-completed-on = { $day } (version { $version })
membership-expires = Valid until
membership-you = What the organisation knows about you
membership-no-email = No address, because you have no account
membership-role = Role
membership-teams = Teams
membership-team-led = { $team } (team leader)
membership-since = Joined
leave-title = Leave the organisation
leave-text = Once you leave, the organisation no longer sees you or what you have completed. What you have completed and your certificates stay yours. You can come back only with a new invitation or code.
leave-sure = I want to leave the organisation
leave-not-sure = Please tick first that you want to leave.
leave-button = Leave
leave-last-manager = You are the organisation’s only administrator, so you cannot leave. Make another member an administrator first.
erase-goes-memberships = Your memberships: organisations no longer see you, and your name is removed from their logs
erase-manages-alone = You are the only administrator of: { $organisations }. If you erase your data, none is left. Make another member an administrator first.
export-left = Left
export-revoked = Revoked
export-replaces = Issued in place of the certificate
export-replaced-by = Replaced by the certificate
export-certificate-mails-stopped = Messages about certificates that end have been stopped since
privacy-organisations = If you join an organisation, it sees your name, your e-mail address, your team, and how you get on in the courses that it asks you to take. It does not see your answers. Before you join you are told exactly what the organisation sees, and on your own page you see the same at any time. You can leave at any time. The organisation’s log notes who invited, looked at, changed or removed what, and when.
organisation-new-title = Make an organisation
organisation-new-lead = In an organisation you can invite people to take courses and see who has completed them. You will be its administrator.
organisation-new-name = Name of the organisation
organisation-new-name-empty = Write the name of the organisation.
organisation-new-name-taken = There is an organisation of this name already. Write a short name of its own.
organisation-new-slug = Short name in the web address
organisation-new-slug-hint = For example aijala-electric. You may leave it empty: then it is made from the name.
organisation-new-slug-taken = This short name is in use already. Write another one.
organisation-new-slug-unfit = Use 2 to 60 characters: small letters a to z, digits and hyphens, no hyphen at the beginning or end. “new” cannot be used.
organisation-new-slug-needed = No short name can be made from the name. Write it here.
organisation-new-button = Make the organisation
organisation-new-wait =
    { $n ->
        [one] You have made, or tried to make, many organisations already. Try again in { $n } hour.
       *[other] You have made, or tried to make, many organisations already. Try again in { $n } hours.
    }
mail-invitation-again-subject = New invitation: { $organisation }
mail-invitation-again-body =
    Hello!

    A new invitation to { $organisation } was asked for you. The courses are in { $service }.

    Open this link and join:

    { $link }

    The invitation works once, until { $ends }. Do not give the link to anybody.

    If you did not ask for the invitation yourself, you need not do anything.
log-invited-person = Whoever was invited
log-invited-again = asked for a new invitation in place of the old one
log-organisation-made = made the organisation
