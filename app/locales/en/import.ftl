import-title = Invite people from a file
import-lead = You can invite many people at once. Make a list as a table, save it as CSV and send it here. Before anything happens you see, row by row, what would happen.
import-columns-title = What the list holds
import-columns-text = The first row has the names of the columns in Finnish, Swedish or English, in any order. Below it each person has a row. There can be at most { $most } rows.
import-column-name = Name
import-column-email = E-mail
import-column-team = Team
import-column-course = Course
import-column-deadline = Deadline
import-about-name = Needed. People can change their name when they join.
import-about-email = Needed. An address can be in the list only once.
import-about-team = The team that the person comes into. It has to exist already: a typing mistake makes no new team.
import-about-course = A course that this person alone is asked to take. Write the course’s name or id.
import-about-deadline = The day by which the course is to be done: 31.12.2026, 31/12/2026 or 2026-12-31.
import-empty-cells = An empty cell changes nothing. The same list can be sent again: people who are invited already get no second invitation.
import-names-title = Teams and courses that you can use
import-names-teams = Teams
import-names-courses = Courses
import-no-teams = The organisation has no teams yet.
import-example = Download an example
import-example-file = invitations.csv
import-example-first = Anna Example
import-example-second = Eric Example
import-form-title = Send the list
import-file = CSV file
import-file-hint = In Excel: Save as, type “CSV UTF-8” or “CSV (comma delimited)”. The file can have at most 16 MB.
import-text = Or paste the list here
import-text-hint = You can copy the rows of a table together with the names of the columns.
import-lang = Language of the invitations
import-look = See what would happen
import-nothing-chosen = Choose a file or paste the list.
import-both-chosen = You sent both a file and a pasted list. Choose one of them.
import-faults =
    { $n ->
        [one] There is one mistake in the list. Nothing was saved. Correct it and send the list again.
       *[other] There are { $n } mistakes in the list. Nothing was saved. Correct them and send the list again.
    }
import-faults-title = What to correct in the list
import-faults-more =
    { $n ->
        [one] There is one more mistake.
       *[other] There are { $n } more mistakes.
    }
import-row = Row
import-column = Column
import-what = What to correct
import-whole = the whole file
import-wrong-empty = The list is empty.
import-wrong-spreadsheet = This is a spreadsheet program’s own file. Save it as CSV and send the CSV file.
import-wrong-bytes = The file cannot be read as text. Save it as UTF-8 or Windows-1252 (in Excel “CSV UTF-8”).
import-wrong-rows = The list has more than { $most } rows. Split it into several files.
import-wrong-large = The file is larger than 16 MB. Remove what is not needed or split it into several files.
import-wrong-header = The first row has no names of columns. Add a row with at least “Name” and “E-mail”, and remove titles above it.
import-wrong-no-rows = There are no rows below the names of the columns.
import-wrong-missing-column = The column is missing. Add it.
import-wrong-unknown-column = The column “{ $text }” is not known. Remove it or give it one of the names Name, E-mail, Team, Course, Deadline.
import-wrong-column-twice = The column is there twice. Remove one of them.
import-wrong-second-header = The names of the columns are here a second time. Remove the row.
import-wrong-cells = The row has { $cells } cells, but there are { $columns } columns. A cell with a semicolon or comma in it has to stand in quotation marks.
import-wrong-formula = The cell begins with =, +, - or @ as a formula does. Write plain text into it.
import-wrong-line-break = The cell has a line break. Perhaps a quotation mark is missing at the end of a cell.
import-wrong-control = The cell has characters that cannot be seen. Type the text again by hand.
import-wrong-long = The text is too long. Shorten it to at most { $most } characters.
import-wrong-missing = The cell is empty. Fill it in or remove the row.
import-wrong-email = “{ $text }” is no e-mail address. Correct it, for example name@example.org.
import-wrong-same-email = The same address is in row { $row } already. Remove one of the rows.
import-wrong-team = There is no team “{ $text }”. Correct the name, or make the team first.
import-wrong-course = There is no course “{ $text }”. Correct the course’s name or id.
import-wrong-no-course = The row has a deadline but no course. Add a course or remove the deadline.
import-wrong-date = “{ $text }” is no date. Write it like this: 31.12.2026.
import-wrong-past = The day { $text } has passed. Write a day that is still to come.
import-preview-title = Check the list
import-preview-lead = Nothing has happened yet. Look through the rows: if letters such as å, ä or ö look wrong, save the file as UTF-8 and send it again.
import-preview-until = You can confirm the list until { $ends }. After that it is removed.
import-count-invited =
    { $n ->
        [one] { $n } person gets an invitation by e-mail ({ $language }).
       *[other] { $n } people get an invitation by e-mail ({ $language }).
    }
import-count-invitations =
    { $n ->
        [one] { $n } open invitation is changed. No new message is sent.
       *[other] { $n } open invitations are changed. No new message is sent.
    }
import-count-members =
    { $n ->
        [one] The team or course of { $n } member is changed.
       *[other] The teams or courses of { $n } members are changed.
    }
import-count-nothing =
    { $n ->
        [one] { $n } row changes nothing.
       *[other] { $n } rows change nothing.
    }
import-count-stopped =
    { $n ->
        [one] { $n } row cannot be done.
       *[other] { $n } rows cannot be done.
    }
import-confirm = Do all of this
import-nothing-to-do = There is nothing to change: everything is as the list says already.
import-stopped = The list cannot be done, because some rows do not hold any more. Correct the list and send it again.
import-other = Send another list
import-rows-title = Rows
import-person = Person
import-asked = Team and course
import-happens = What happens
import-team-line = Team: { $team }
import-course-line = Course: { $course }
import-deadline-line = Deadline: { $day }
import-happens-new = Gets an invitation.
import-happens-invited = Is invited already.
import-happens-member = Is a member already.
import-happens-nothing = Nothing changes.
import-happens-name = The name in the invitation changes.
import-happens-team = Comes into the team.
import-happens-course = Is asked to take the course.
import-happens-deadline = The deadline changes.
import-happens-no-team = The team was removed.
import-happens-late = The deadline has passed.
import-page = Page { $page } of { $pages }
import-previous = Previous rows
import-next = Next rows
import-pages = Pages of rows
import-changed =
    { $n ->
        [one] Something changed while you were checking the list. Nothing was done. With one row something else would happen now than a moment ago. Check it and confirm again.
       *[other] Something changed while you were checking the list. Nothing was done. With { $n } rows something else would happen now than a moment ago. Check them and confirm again.
    }
import-changed-title = What changed
import-before = A moment ago
import-now = Now
import-looked-anew = The list was checked anew in another window. Nothing was done. Look through the rows once more.
import-gone = The list is not there any more. It is removed after { $hours } hours, or when you send another. Send the list again.
import-not-stored = The list could not be saved because of a fault in the service. Please try again in a moment.
import-done-title = The list has been carried out
import-done-mails = The invitations are on their way. Each can be used for { $days } days.
mail-invited-subject = Invitation: { $organisation }
mail-invited-body =
    Hello { $name },

    { $who } invites you to { $organisation }. The courses are in { $service }.
    { $asked }
    Open this link and join:

    { $link }

    The invitation works once, until { $ends }. Before you join you see what the organisation will know about you. Do not give the link to anybody.

    If you do not know the organisation, you need not do anything.
mail-invited-course = You are asked to take the course { $course }.
mail-invited-course-until = You are asked to take the course { $course } by { $day }.
log-people-imported = invited people by a list: new invitations { $invited }, changed invitations { $invitations }, changed members { $members }
log-person-assigned = asked { $subject } to take the course { $course }
log-person-assignment-removed = stopped asking { $subject } alone to take the course { $course }
