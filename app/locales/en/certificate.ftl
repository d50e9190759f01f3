certificate-title = Certificate
certificate-page-lead = You have completed the course. Write your name as you want it on the certificate.
certificate-ready = Your certificate is ready. You can download it again at any time in the same browser.
certificate-page-another = A mistake in the name, or another language? Make a new certificate
certificate-show = Show the certificate
certificate-preview-lead = This is how your certificate will look. Check the name. If you find a mistake later, you can get a corrected certificate; this one is then no longer valid.
certificate-issue = Get the certificate
certificate-change-name = Change the name
certificate-most = You have made { $n } certificates of this course, and no more can be made. If none of them is right, ask those who run the service.
certificate-too-much-text = The certificate does not fit on one page, so it was not made. Shorten the name. If that does not help, tell those who run the service.
certificate-not-drawn = The certificate cannot be made because of a fault in the service. Nothing was saved. Please tell those who run the service.
certificate-not-signed = The certificate was not issued, because the key that certificates are signed with is missing from the service. Nothing is lost: your completion and your name on this page are kept. Please try again later, or tell those who run the service.
certificate-not-yet = You get the certificate when you have completed the course.
certificate-of-now-not-yet = The course has changed since you completed it. Your completion stands. Once you have also done the parts that are missing, you get a certificate for the present version.
missing-title = What is still missing
missing-page = Read the page “{ $title }”
missing-practice = Answer the practice question on the page “{ $title }”
missing-test = Pass the final test
certificate-issued-title = Your certificates
certificate-line = Issued on { $day } · { $language } · course version { $version }
certificate-download = Download the certificate (PDF)
certificate-badge = Digital badge
certificate-badge-text = The same certificate in a form that digital wallets and other services can read and check. The badge interoperates with Open Badges 3.0. It is in the PDF too. If you do not know which form you need, take the first one.
certificate-badge-json = Download the badge (JSON)
certificate-badge-jwt = Download the badge (JWT)
certificate-public-page = Page where the certificate can be checked
certificate-page-another-how = A new certificate is made in the language of this page. If you change the name, the new certificate takes the place of the earlier one in the same language, which is then no longer valid.
certificate-takes-place = When you get this certificate, the one with the name “{ $name }” is no longer valid: whoever checks it is shown the new one.
certificate-over-already = You completed the course so long ago that this certificate would not be valid any more. You can renew your completion first on the course’s page.
certificate-changed = The certificate that this one would replace has changed meanwhile, and nothing was saved. Check once more what happens.
certificate-revoked-no-other = A certificate of this completion has been revoked, so no new one can be made. If you think this is a mistake, ask those who run the service.
certificate-ends = Valid until
certificate-valid-until = Valid until { $day }
certificate-has-ended = Was valid until { $day }
certificate-was-revoked = Revoked on { $day }
certificate-was-replaced = Replaced by a certificate with a corrected name
certificate-renew = Renew by completing the course again
name-label = Your name
name-hint = For example first name and last name. At most { $most } characters.
name-empty = Write your name.
name-too-long = The name has { $n } characters. Shorten it to at most { $most }.
name-control = The name has invisible control characters or line breaks. Please type it again by hand.
name-missing =
    { $n ->
        [one] This character cannot be printed on the certificate: { $characters }. Please write the name without it.
       *[other] These characters cannot be printed on the certificate: { $characters }. Please write the name without them.
    }
certificate-heading = Certificate
certificate-lead = This certifies that
certificate-statement = has completed the course
certificate-covers = Parts of the course
certificate-completed = Completed
certificate-score = Final test
certificate-duration = Length of the course
certificate-version = Course version
certificate-law = Law as of
certificate-issuer = Issued by
certificate-organisation = Organisation
certificate-organisation-choose = Organisation on the certificate
certificate-organisation-hint = The certificate may name the organisation that has asked you to do the course. You may leave it off.
certificate-no-organisation = No organisation
certificate-organisation-changed = The organisation’s details have changed meanwhile, and nothing was saved. Check the certificate once more.
certificate-number = Certificate number
certificate-number-later = given when the certificate is issued
certificate-specimen = SPECIMEN
certificate-specimen-name = Mary Example
certificate-specimen-verify = This is a specimen, not a certificate: it cannot be checked. On a real one, the address where it can be checked stands here.
certificate-file = certificate
certificate-verify = Anybody can check this certificate at
participation-title = Certificate of participation
participation-statement = has taken part in the course
participation-completed = Went through the course
participation-no-test = not part of this certificate
participation-page-lead = You have gone through the contents of the course and can get a certificate of participation. The final test is not part of it. Write your name as you want it on the certificate.
participation-not-yet = You get a certificate of participation when you have gone through the contents of the course. You do not need to take the final test for it.
participation-over-already = You went through the course so long ago that this certificate would not be valid any more. You get a valid certificate when you complete the course by passing its final test.
participation-revoked-no-other = The certificate of participation that you were given for this course has been revoked, so no new one can be made. If you think this is a mistake, ask those who run the service.
participation-offer = When you have gone through the contents of the course, you can get a certificate of participation, even if you do not take the final test.
participation-to = Go to the certificate of participation
participation-is-not = This certificate does not show that you have completed the course: for that, you need to pass the final test too.
participation-to-certificate = Go to the certificate for completing the course
verify-kind = Kind of certificate
verify-participation = Certificate of participation: its holder went through the contents of the course. The final test is not part of this certificate.
verify-title = Certificate check
verify-valid = The certificate is valid
verify-valid-text = This service issued the certificate, and it is valid.
verify-name = Name
verify-course = Course
verify-heading = Heading of the paper
verify-wording = Words before the course
verify-remark = Remark
verify-signer = To be signed by
verify-issued = Issued
verify-compare = Compare this with the paper or the PDF file. If anything differs, the certificate has been altered.
verify-expired = The certificate is no longer valid
verify-expired-text = This service issued the certificate. It was valid until { $day }.
verify-revoked = The certificate has been revoked
verify-revoked-text = The issuer revoked it on { $day }. It is not valid.
verify-reason = Reason
verify-replaced = The certificate has been replaced
verify-replaced-text = The name on it has been corrected, and a new certificate has been issued in its place. This one is not valid any more.
verify-replaced-link = Show the new certificate
verify-no-file = The PDF file of this certificate can therefore not be downloaded any more.
verify-file-title = Compare the PDF file
verify-file = The PDF file of the certificate: choose it, or drop it here
verify-file-hint = We tell you whether it is exactly the file that was issued. The file is not kept. At most { $mb } MB.
verify-file-compare = Compare
verify-file-none = Choose the PDF file that you want to compare.
verify-file-empty = The file is empty. Download or copy it again, and choose it once more.
verify-file-too-large = The file is larger than { $mb } MB, so it is not a certificate of this service. Choose another file.
verify-file-no-pdf = The file is not a PDF. Choose the PDF file of the certificate; a photo or a scan cannot be compared.
verify-file-same = The file is genuine
verify-file-same-text = It is exactly the file that this service issued: nothing in it has been changed.
verify-file-same-but = But the certificate is not valid: see above.
verify-file-other = The file belongs to another certificate
verify-file-other-text = This service issued the file, but its number is another one than on this page.
verify-file-other-link = Show certificate { $number }
verify-file-signed = This is not the file that is handed out now
verify-file-signed-text = What it says carries the signature of this service, and is what stands on this page. It was made by another version of the service, or something in it has been changed that does not show in its text. Look at the sheet itself, and compare it with this page.
verify-file-altered = The file has been altered
verify-file-altered-text = What was signed is in it, but the file around it is not as this service makes it:
verify-file-added = Something has been added to it.
verify-file-other-program = Another program has saved it anew.
verify-file-pages = It has more than one page.
verify-file-overlay = Something has been put over the page, such as a note or a stamp.
verify-file-attached = Another file, which this service did not make, has been attached to it.
verify-file-credential = The digital badge in the file does not belong to this certificate.
verify-file-words = Its words are not those that were issued.
verify-file-field = Not as on this page: { $field }.
verify-file-unknown = This is not the file that was issued
verify-file-unknown-text = The file has been altered, cut off, saved anew by another program, or never issued here. Compare what it says with this page, point by point.
verify-too-many-title = Too many wrong numbers
verify-too-many-text =
    { $n ->
        [one] So many certificates that do not exist were asked for from your network that you have to wait. Try again in { $n } minute.
       *[other] So many certificates that do not exist were asked for from your network that you have to wait. Try again in { $n } minutes.
    }
verify-erased-title = The certificate was valid
verify-erased = This service issued the certificate, but its holder has erased their data. The name can therefore no longer be checked.
verify-erased-day = Data erased
no-certificate-title = There is no such certificate
no-certificate-text = No certificate has been issued with this number. Check that the address is written correctly: capital and small letters are different characters.
certificate-signed-file = What the certificate says, with the issuer’s signature
certificate-badge-file = The same certificate as a digital badge
mail-revoked-subject =
    { $kind ->
        [participation] Your certificate of participation has been revoked: { $course }
       *[completion] Your certificate has been revoked: { $course }
    }
mail-revoked-body =
    Hello { $name },

    { $kind ->
        [participation] { $issuer } has revoked your certificate of participation in the course “{ $course }” (number { $number }). It is not valid any more.
       *[completion] { $issuer } has revoked your certificate for completing the course “{ $course }” (number { $number }). It is not valid any more.
    }

    Reason: { $reason }

    Whoever checks the certificate is shown this:

    { $link }

    If you think this is a mistake, ask those who run the service { $service }.
mail-certificate-ends-subject = Your certificate is valid until { $day }: { $course }
mail-certificate-ends-text = Your certificate of the course “{ $course }” is valid until { $day }. You can renew it by completing the course again. The course’s page tells you how.
mail-certificate-expired-subject = Your certificate is no longer valid: { $course }
mail-certificate-expired-text = Your certificate of the course “{ $course }” was valid until { $day }. You can renew it by completing the course again. The course’s page tells you how.
mail-certificate-ends-body =
    Hello { $name },

    { $text }

    { $link }

    You get this message because you have a certificate from { $service }. If you do not want messages about certificates that end, you can stop them at this address:

    { $stop }
