admin-title = Running the service
admin-mail-title = E-mail
admin-mail-smtp = Messages are sent by the server { $server } from the address { $from }.
admin-mail-files = No mail server is set. Messages are sent to nobody; they are written into the folder { $folder }.
admin-waiting-title = Messages that wait
admin-waiting-none = No message waits to be sent.
admin-given-up-title = Messages that were not sent
admin-given-up-none = No message was left unsent.
admin-given-up-text = These are not tried any more, and what they said is not kept.
admin-mails-most = At most { $n } messages are shown.
admin-mail-queued = Queued
admin-mail-tries = Tries
admin-mail-next = Next try
admin-mail-trouble = Why it did not go out
admin-mail-subject = Subject
admin-mail-try = Try now
admin-mail-give-up = Give up
admin-tried = The message is being tried now.
admin-gave-up = The message has been given up.
admin-too-late = The message was not waiting any more, or is being sent just now.
admin-certificate-title = Revoke a certificate
admin-certificate-text = A certificate that is revoked stays so. Whoever checks it is shown when it was revoked and why, its PDF file can no longer be downloaded, and no new one can be made of the same completion. The holder is told by e-mail, if there is an address. If only the name is wrong, the holder can correct it on the course’s certificate page.
admin-certificate-number-hint = It stands on the certificate. The address of its page will do too.
admin-certificate-number-empty = Write the number of the certificate.
admin-certificate-unknown = There is no certificate with this number. Capital and small letters are different characters.
admin-certificate-before = This certificate was revoked on { $day }: { $reason }
admin-certificate-reason-hint = Everybody who checks the certificate reads it, so name nobody. At most { $most } characters.
admin-certificate-reason-empty = Write why the certificate is revoked.
admin-certificate-reason-long = The reason has { $n } characters. Shorten it to at most { $most }.
admin-certificate-reason-control = The reason has invisible control characters. Please type it again by hand.
admin-certificate-sure = I have looked at the page of the certificate, and it is the right one
admin-certificate-not-sure = Look at the page of the certificate, and tick the box if it is the right one.
admin-certificate-revoke = Revoke the certificate
admin-certificate-revoked = The certificate has been revoked.
admin-organisations-title = Organisations
admin-organisations-none = There are no organisations yet.
admin-organisation-members =
    { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
admin-database-title = Database
admin-database-engine = Database program
admin-database-migration = Version of its structure
admin-database-learners = Learners
admin-database-accounts = Of these with an account
admin-database-waiting = Messages waiting
