status-not-started = Not started
status-under-way = Under way
status-late = Late
status-done = Done
status-expiring = Expires soon
status-expired = Expired
board-all = All
board-now = now
board-name = Name
board-email = E-mail
board-team = Team
board-team-all = All teams
board-teams = Teams
board-status = Status
board-status-all = Any status
board-deadline = Deadline
board-completed = Completed
board-expires = Valid until
board-version = Course version
board-version-of = version { $version }
board-parts-done = Parts done
board-parts = Parts in all
board-part-page = { $module }: { $page }
board-part-test = Final test
board-part-done = done
board-part-open = not done
board-search = Name or e-mail
board-sort = Order
board-sort-name = Name, A to Z
board-sort-name-turned = Name, Z to A
board-sort-status = What needs care first
board-sort-status-turned = What is well first
board-sort-deadline = Deadline, earliest first
board-sort-deadline-turned = Deadline, latest first
board-sort-completed = Completed, earliest first
board-sort-completed-turned = Completed, latest first
board-filters = Choose whom to show
board-show = Show
board-show-all = Show everybody
board-counts = How many stand how
board-caption = { $rows ->
        [one] { $rows } person, page { $page } of { $pages }
       *[other] { $rows } people, page { $page } of { $pages }
    }
board-pages = Pages of the list
board-page-of = Page { $page } of { $pages }
board-first-page = First page
board-page-before = Previous page
board-page-after = Next page
board-last-page = Last page
board-nobody = This course is not required of anybody at the moment. People appear here once it is required of them or of their team.
board-none = Nobody fits what you have chosen. Change the choices above, or show everybody.
board-ignored-team = The team in the address does not exist or is not yours to see. All teams are shown.
board-ignored-status = The status in the address is not known. Everybody is shown, whatever their status.
board-ignored-sort = The order in the address is not known. The list is in the order of names.
board-course-gone = This course is not offered here any more. What has been done stays in the list.
board-bar-title = How everybody stands
board-bar-category = Group
board-bar-row = All together
board-people = { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
board-line-title = Done over the last twelve months
board-line-category = End of the month
board-line-series = Done
board-line-unit = people whose completion was valid, of those who are here now
board-line-about = At the end of { $month } { $first ->
        [one] { $first } person was done
       *[other] { $first } people were done
    }; now it is { $last }.
board-export = Take the list along
board-export-lead = { $n ->
        [one] The file has the { $n } person whom you have chosen. That you took it is written into the log.
       *[other] The file has the { $n } people whom you have chosen, in this order. That you took it is written into the log.
    }
board-export-csv = CSV file
board-export-xlsx = Excel file
board-export-pdf = PDF for printing
board-export-certificates = The certificates of those in the list who have one, as their holders have them: a PDF each, in one zip file. Revoked and replaced ones are left out.
board-export-zip = Certificates (zip)
board-export-no-certificates = Nobody in this list has made a certificate yet, so there is nothing to take along.
board-sheet = Completions
board-sheet-about = About the list
board-list-title = List of completions
board-organisation = Organisation
board-course = Course
board-made = Made on
board-made-by = Made by
board-filtered = Shown
board-no-filters = everybody
board-rows = Number of people
person-guest = No e-mail address given
person-joined = Member since
person-role = Role
person-manager = Administrator
person-leads = { $team } (team leader)
person-courses = Required courses
person-no-courses = No course is required of this person.
person-noted = You see how far this person is with the courses, never their answers. That you opened this page is written into the log.
log-looked-at = opened the page of { $subject }
log-exported-board = { $n ->
        [one] took along the list of { $course } as { $kind }, { $n } person
       *[other] took along the list of { $course } as { $kind }, { $n } people
    }
log-exported-certificates = { $n ->
        [one] took along { $n } certificate of { $course }
       *[other] took along { $n } certificates of { $course }
    }
