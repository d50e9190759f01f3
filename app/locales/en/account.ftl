me-title = My page
sign-in-title = Sign in
sign-out = Sign out
signed-out = You have signed out.
sign-in-lead = We send a link to your e-mail that lets you in. You need no password.
sign-in-send = Send the link
sign-in-by-password = Sign in with a password
sign-in-by-password-text = If you have set a password, you can sign in with it too.
sign-in-not-needed = You can take a course without signing in. What you do is then saved only in the browser that you use.
sign-in-already = You are signed in as { $email }.
sign-in-to-me = Go to my page
sign-in-sent-title = Check your e-mail
sign-in-sent-lead = If you wrote the address correctly, a message with a link will soon be there.
sign-in-sent-valid = The link works for { $n } minutes, and only once.
sign-in-sent-where = Open the link on the device on which you want to go on.
sign-in-sent-missing-title = No message?
sign-in-sent-missing = Look in your spam folder too. If no message has come within a few minutes, check the address and ask for a new link.
email-label = E-mail address
email-hint = For example firstname.lastname@example.org
email-wrong = Write an e-mail address in the form name@example.org.
email-same = This is your address already. Write the new one.
link-wait =
    { $n ->
        [one] Many links have been sent to this address already. You can ask for a new one in { $n } minute.
       *[other] Many links have been sent to this address already. You can ask for a new one in { $n } minutes.
    }
password-label = Password
password-empty = Write your password.
password-wrong = The address and the password do not match. If you do not remember your password, or have not set one, sign in with a link sent to your e-mail.
password-wait =
    { $n ->
        [one] The password has been tried too many times. Try again in { $n } minute, or sign in with a link sent to your e-mail.
       *[other] The password has been tried too many times. Try again in { $n } minutes, or sign in with a link sent to your e-mail.
    }
fault-not-sent = Something is wrong with the service, and the form could not be handled. Please send it again in a moment.
fault-not-stored = The change could not be saved because something is wrong with the service. Please send the form again in a moment.
fault-link-not-used = Something is wrong with the service. The link has not been used yet, so you can try again in a moment.
device-unknown = unknown device
link-title = Sign in with this browser
link-asked-on = Device
link-asked-at = Asked for
link-does-title = What will happen
link-does-sign-in = You will be signed in in this browser.
link-does-join-here = What you have done in this browser is joined to the same account. Nothing is lost.
link-does-join-there = What was done on the device from which the link was asked for is joined to the account too. On that device you sign in separately.
link-does-nothing-new = You are signed in with this address already, so nothing else changes.
link-does-change = You are now signed in as { $email }. You will be signed out there, and nothing is moved from that account.
link-not-yours = If you did not ask for this link yourself, close the page. Then nothing happens.
link-enter = Sign in
link-used-title = The link has been used
link-used-text = Each link works only once, and this one has been used to sign in already.
link-old-title = The link is too old
link-old-text = A link works for { $n } minutes after it was asked for. The time of this one is over.
link-again-text = The new link is sent to the same e-mail address as this one.
link-again = Ask for a new link
link-unknown-title = The link does not work
link-unknown-text = Perhaps the link was cut off in the e-mail, or only a part of it was copied. Open it whole from the message, or ask for a new one.
welcome-new = Your progress is now saved with your e-mail address. You can go on with any device.
welcome-joined = You are signed in. What you had done elsewhere has been joined to this, and nothing was lost.
welcome-back = You are signed in.
me-nobody-lead = Nothing is saved in this browser.
me-nobody-text = If you have saved your progress with your e-mail address, sign in to see it.
me-to-courses = Courses
me-guest-lead = Your progress is saved only in this browser.
me-courses-title = Your courses
me-courses-none = You have not started any course yet.
me-course-completed = Completed on { $day } (course version { $version })
me-course-ends = Valid until { $day }
me-course-ended = No longer valid, ended on { $day }
me-course-gone = The course is no longer here. Your record is kept.
me-course-open = Open the course
me-account-title = Your account
me-data-title = What is stored about you
keep-title = Save your progress to your e-mail
keep-text = Write your e-mail address and we send you a link. After that you can go on with other devices too, and your progress is not lost when your browser changes. If there is progress with your address already, the two are joined.
keep-offer = Your progress is saved only in this browser. With your e-mail address you can go on with other devices too.
keep-link = Save your progress
details-title = My details
details-name-title = Name
details-name-hint = The name is suggested for your certificate. You may leave it empty.
details-name-save = Save the name
details-name-saved = The name has been saved.
details-email-now = Your address is { $email }.
details-email-new = New e-mail address
details-email-hint = We send a link to the new address. The address changes only when you have opened it.
details-email-send = Send a link to the new address
details-email-sent = A link has been sent to the new address. Open it on this same device.
details-email-changed = Your e-mail address has been changed. We told the old address too.
details-language = Messages come in the language in which you last used a course. You can change the language at the top of every page.
password-has = You have a password. You can also sign in with a link sent to your e-mail.
password-has-none = You have no password, and you need none: you can sign in with a link sent to your e-mail.
password-new = New password
password-hint = At least { $least } characters, at most { $most }. A few words that have nothing to do with each other make a good password.
password-set = Set the password
password-change = Change the password
password-remove = Remove the password
password-saved = The password has been saved. We told you by e-mail too.
password-removed = The password has been removed. From now on you sign in with a link sent to your e-mail.
password-too-short = The password must have at least { $least } characters.
password-too-long = The password may have at most { $most } characters.
password-guessable = This password is easy to guess. Do not use common passwords, your name, your address, or characters in a row.
passkeys-title = Passkeys
passkeys-lead = With a passkey you sign in the way you unlock your phone or computer: with a fingerprint, your face or a PIN code.
passkeys-none = You have no passkeys yet. You can always sign in with a link sent to your e-mail.
passkeys-count =
    { $n ->
        [0] You have no passkeys. With one you sign in the way you unlock your device.
        [one] You have { $n } passkey. With it you sign in the way you unlock your device.
       *[other] You have { $n } passkeys. With them you sign in the way you unlock your device.
    }
passkeys-manage = Manage passkeys
passkeys-not-here = Passkeys cannot be added in this browser: it does not support them, or scripts (JavaScript) are turned off.
passkey-sign-in = Sign in with a passkey
passkey-sign-in-text = If you have added a passkey to your account, you need no e-mail and no password.
passkey-add-title = Add a passkey
passkey-add-text = Your device asks for your fingerprint, face or PIN code. These never leave the device: we only get a key that works on this site and nowhere else.
passkey-add = Add a passkey
passkey-name = Name of the passkey
passkey-name-hint = By the name you know it later. You can change it at any time.
passkey-name-empty = Write a name for the passkey.
passkey-unnamed = Passkey
passkey-added-on = Added on { $day }
passkey-used-on = last used on { $day }
passkey-not-used = not used yet
passkey-rename = Change the name
passkey-rename-save = Save the name
passkey-remove = Remove the passkey
passkey-added = The passkey has been added. We told you by e-mail too.
passkey-renamed = The name has been saved.
passkey-removed = The passkey has been removed: it no longer works for signing in. Remove it from your device too. We told you by e-mail as well.
passkey-enough = You have { $most } passkeys, which is the most. Remove one to add another.
passkey-cancelled = It was cancelled, or there is no passkey for this site on this device. Press the button to try again.
passkey-late = It took too long. Press the button to try again.
passkey-known = This device already has a passkey for your account. You can sign in with it.
passkey-unsupported = This device cannot make a passkey. Turn on its screen lock, or use another device.
passkey-not-asked = It did not work, because the service or the connection has a problem. Press the button to try again in a moment.
passkey-unknown = We do not know this passkey: it may have been removed from the account. Sign in another way and add a new one.
passkey-refused = We could not accept the passkey. Press the button to try again, or sign in another way.
passkey-refused-new = We could not accept the new passkey, and it was not added. Press the button to try again.
passkey-wait =
    { $n ->
        [one] This passkey has been tried too many times. Try again in { $n } minute, or sign in another way.
       *[other] This passkey has been tried too many times. Try again in { $n } minutes, or sign in another way.
    }
export-passkey-since = Added
change-email-title = Change the e-mail address
change-email-lead = Confirm the new address. After that you sign in with it.
change-email-before = Present address
change-email-confirm = Change the address
change-email-not-yours = The address is changed on the device on which you are signed in. Sign in with your present address first, then open this link again.
change-email-used = Each link works only once, and this one has been used already.
change-email-taken = Another account uses this address already. If that account is yours, sign in with it. Your present address has not changed.
devices-title = Devices
devices-lead = You are signed in in these browsers. If you do not know one of them, sign it out.
devices-end-others = Sign out all other devices
devices-ended = The device has been signed out.
device-this = You are using this device now
device-used = Last used on { $used } · signed in on { $since }
export-text = You can download everything that is stored about you: a page to read, the same for machines, and your certificates.
export-button = Download your data (zip)
export-title = Your data in the course service
export-made = Fetched from { $service } on { $time }.
export-json = The same data for machines is in the file perehdy.json.
export-account-since = Account made
export-password-since = Password set
export-since = First saved
export-id = Identifier
export-joined = Work of other browsers that was joined to this
export-begun = Begun
export-used = Last used
export-time = Time
export-completion = Completion
export-renewals = Renewed
export-not-completed = Not completed yet
export-place = Last page
export-read = Pages marked as read
export-page = Page
export-practice = Answers to practice questions
export-question = Question
export-answer = Answer
export-tries = Tries
export-media = Videos and audio
export-piece = Recording
export-position = Position
export-watched = Played
export-signed = Signed
export-key = Key
export-signature = Signature
export-attempt = Final test, attempt { $n }
export-handed-in = Handed in
export-result = Result
export-answers = Answers
export-mails = Messages sent to you
export-mails-caption = The texts of messages are not kept
export-sent = Sent
export-to = Address
export-subject = Subject
erase-link = Erase all your data
erase-title = Erase all your data
erase-lead = This cannot be undone.
erase-goes-title = What is erased
erase-goes-work = Everything you have done: pages read, answers, final tests and completed courses
erase-goes-certificates = Your certificates: they can no longer be downloaded, and your name is no longer shown on the page where they are checked
erase-goes-account = Your account: name, e-mail address, password, passkeys and all signed-in devices
erase-goes-mails = The list of messages sent to you
erase-stays-title = What stays
erase-stays = For each certificate a record stays that its number was valid: kind of certificate, course, version and dates, no name. So whoever was given your certificate can see that it was no forgery. A public list of badges also keeps, without a name, whether the digital badge of the certificate was revoked or replaced.
erase-export-first = If you want to keep your certificates or other data, download them first.
erase-sure = I understand that my data cannot be restored
erase-not-sure = Please tick first that you understand that the data cannot be restored.
erase-button = Erase all my data
erased-title = Your data has been erased
erased-text = You have been signed out, and the service no longer has your data. You can start anew at any time.
mail-sign-in-subject = Your link to sign in
mail-sign-in-body =
    Hello!

    A link to sign in to { $service } was asked for with this address.

    Device: { $device }
    Asked for: { $time }

    Open this link on the device on which you want to go on:

    { $link }

    The link works for { $minutes } minutes, and only once. Do not give it to anybody.

    If you did not ask for the link yourself, you need not do anything. Without the link nobody can reach your data.
mail-change-email-subject = Confirm your new e-mail address
mail-change-email-body =
    Hello!

    In { $service } somebody asked to change the e-mail address of an account to this one.

    Device: { $device }
    Asked for: { $time }

    Confirm the address by opening this link on the device on which you are signed in:

    { $link }

    The link works for { $minutes } minutes, and only once.

    If you did not ask for this yourself, you need not do anything. The address does not change without the link.
mail-email-changed-subject = Your e-mail address has been changed
mail-email-changed-body =
    Hello!

    The e-mail address of your account in { $service } has been changed to another one. No more messages will be sent to this address.

    Device: { $device }
    Changed: { $time }

    If you changed the address yourself, you need not do anything. If not, contact the organisation that gave you the address of the service at once:

    { $link }
mail-password-subject = Your password has changed
mail-password-body =
    Hello!

    The password of your account in { $service } was set, changed or removed.

    Device: { $device }
    Changed: { $time }

    If you did this yourself, you need not do anything. If not, sign in with a link sent to your e-mail, sign out the other devices and set a new password:

    { $link }
mail-passkey-added-subject = A passkey was added to your account
mail-passkey-added-body =
    Hello!

    A passkey was added to your account in { $service }. With it one can sign in to the account.

    Passkey: { $name }
    Device: { $device }
    Added: { $time }

    If you did this yourself, you need not do anything. If not, sign in with a link sent to your e-mail, remove the passkey and sign out the other devices:

    { $link }
mail-passkey-removed-subject = A passkey was removed from your account
mail-passkey-removed-body =
    Hello!

    A passkey was removed from your account in { $service }. It no longer works for signing in.

    Passkey: { $name }
    Device: { $device }
    Removed: { $time }

    If you did this yourself, you need not do anything. If not, sign in with a link sent to your e-mail and sign out the other devices:

    { $link }
