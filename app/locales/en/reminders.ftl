mail-reminder-body =
    Hello { $name },

    { $text }

    { $link }

    { $contact }You get this message because you belong to the organisation { $organisation } on { $service }. If you do not want its reminders, you can stop them at this address:

    { $stop }
mail-reminder-contact = Questions? { $contact }
mail-assigned-subject = { $organisation } asks you to take a course: { $course }
mail-assigned-text = { $organisation } asks you to complete the course “{ $course }”. You can start at once and go on later where you left off.
mail-assigned-text-until = { $organisation } asks you to complete the course “{ $course }”. The deadline is { $day }. You can start at once and go on later where you left off.
mail-before-subject = The deadline is coming: { $course }
mail-before-text = { $organisation } asks you to complete the course “{ $course }”. The deadline is { $day }.
mail-due-subject = The deadline is today: { $course }
mail-due-text = Today is the last day for the course “{ $course }”, which { $organisation } asks you to complete. The deadline is { $day }.
mail-late-subject = The deadline has passed: { $course }
mail-late-text = { $organisation } has asked you to complete the course “{ $course }”. The deadline was { $day }, but you can still complete the course.
mail-renewal-subject = Renew your completion: { $course }
mail-renewal-text = Your completion of the course “{ $course }” is valid until { $day }. { $organisation } asks you to renew it. The course’s page tells you how.
mail-expired-subject = Your completion is no longer valid: { $course }
mail-expired-text = Your completion of the course “{ $course }” was valid until { $day }. { $organisation } asks you to renew it. The course’s page tells you how.
mail-digest-subject = The week in brief: { $organisation }
mail-digest-week = The week { $from } – { $until }:
mail-digest-joined =
    { $n ->
        [one] New members: { $n }
       *[other] New members: { $n }
    }
mail-digest-done =
    { $n ->
        [one] completed in the week: { $n }
       *[other] completed in the week: { $n }
    }
mail-digest-late =
    { $n ->
        [one] late now: { $n }
       *[other] late now: { $n }
    }
mail-digest-expired =
    { $n ->
        [one] no longer valid: { $n }
       *[other] no longer valid: { $n }
    }
reminder-stop-title = Stop reminders
reminder-stop-text = { $organisation } will then no longer send you reminders about courses or weekly summaries.
reminder-stop-others = Links to sign in and messages from other organisations will come as before.
reminder-stop-button = Stop reminders
reminder-stopped-title = Reminders are stopped
reminder-stopped-text = { $organisation } sends you no reminders. They were stopped on { $day }.
reminder-stop-certificates-text = You will then get no more messages about certificates that end.
reminder-stop-certificates-others = Links to sign in and reminders of your organisations will come as before.
reminder-stopped-certificates-text = You get no messages about certificates that end. They were stopped on { $day }.
reminder-start-button = Get reminders again
reminder-stop-unknown = The link may have been broken in the e-mail or copied only in part. Open the whole of it from the message. Very old links no longer work.
reminders-lead = Members get e-mail about the courses that are asked of them. Each gets the messages in the language they used last, and only once about each thing.
reminders-members =
    { $n ->
        [one] The organisation has one member.
       *[other] The organisation has { $n } members.
    }
reminders-without-address =
    { $n ->
        [one] One member has no e-mail address and gets no reminders.
       *[other] Of these, { $n } have no e-mail address and get no reminders.
    }
reminders-stopped =
    { $n ->
        [one] One member has stopped reminders.
       *[other] { $n } members have stopped reminders.
    }
reminders-kinds = What members are reminded of
reminders-assigned = When a course is asked of them
reminders-before = Before the deadline
reminders-before-days = How many days before the deadline
reminders-due = On the day of the deadline
reminders-late = After the deadline
reminders-late-days = How many days after the deadline
reminders-renewal = When a completion has to be renewed: before it ends and when it ends
reminders-renewal-days = How many days before it ends
reminders-digest = A summary of the week to managers, on the first sending day of the week
reminders-times = When messages are sent
reminders-weekends = Not on Saturdays and Sundays
reminders-holidays = Not on public holidays in Finland
reminders-from = Sent from
reminders-to = Sent until
reminders-hour = { $n }:00
reminders-quiet-hint = What would fall into a quiet time is sent at the next sending time.
reminders-save = Save reminders
reminders-saved = The reminders have been saved.
reminders-days-wrong = { $field }: write a whole number from 1 to { $most }.
reminders-hours-wrong = Sending must end later than it begins.
reminders-changed = Somebody else has changed the reminders in the meantime, and your changes have not been saved yet. The form shows your choices. Check them and save again.
reminders-changed-now = { $field }: stored now: { $value }
reminders-on = on
reminders-off = off
log-reminders-changed = changed the reminders
