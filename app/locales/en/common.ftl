product-name = Perehdy
title-error = Error:
skip-to-main = Skip to content
languages-label = Language
outline-open = Course contents
outline-close = Close
outline-label = Course contents
footer-about = Perehdy is an open platform for induction courses on the web.
notice-forgotten = We did not recognise this browser. What you did earlier may not be on this server, or too much time may have passed. If you have saved it with your e-mail address, sign in. If not, you can start again right away.
notice-unavailable = Your progress can be neither shown nor saved right now. You can read the course as usual. Please try again in a moment.
error-summary-title = Please check the following
done = done
minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
hours = { $n } hours
day-and-time = { $day } at { $time }
back-to-front = Go to the front page
accessibility-title = Accessibility
accessibility-aim = The service aims to meet the Finnish Act on the Provision of Digital Services (306/2019), that is, the level A and AA criteria of the Web Content Accessibility Guidelines, WCAG 2.1.
accessibility-how = You can take the course with a keyboard, with a screen reader, enlarged, and without JavaScript. Videos have captions and a transcript, and the figures in charts can be read as a table. This assessment rests on the program’s automatic tests and its makers’ own review; no outside expert has assessed the service.
accessibility-tell = If something does not work, please tell the organisation that gave you the address of the course. If the answer is not enough, or none comes within two weeks, you can contact the Finnish Transport and Communications Agency Traficom.
privacy-title = Privacy
privacy-what = You can read the course without anything being stored about you. When you answer a question, mark a page as read or watch a video, the server stores that, so that you can go on from where you were.
privacy-cookie = What is stored is linked to your browser by one necessary cookie, which holds nothing but a random code. You are not asked for your name or e-mail address unless you want to save your progress with your address. If you delete the cookie and have not saved your address, your progress can no longer be reached.
privacy-account = If you give your e-mail address, it is stored so that you can reach your progress on other devices too. Your name and a password are stored if you give them; of the password only a hash is kept, from which it cannot be read. Of a passkey only its public key, the name you give it, when it was added and when it was last used are stored; your fingerprint or face never leaves your device. For each sign-in the name of the browser and device is stored (for example Firefox, Windows), when it began and on which day it was last used, so that you can see where you are signed in.
privacy-mails = Links to sign in, and word of changes to your account, are sent to your address. Of these messages the address, the subject and the time are kept. The text is removed once the message is sent. If somebody writes your address on the sign-in page, a message is sent to you, but no account is made unless you open the link yourself and confirm.
privacy-certificate = If you get a certificate, your name is stored on it. The certificate has a web address. Anybody who is given the address can use it to check that the certificate is genuine. If the certificate has been revoked, the page shows when and why. If you have it made anew with another name, the page of the earlier one leads to the new one. Of the PDF file a checksum is kept, so that a file can be compared with it. The certificate is also made as a digital badge with the same details. A public list tells, without names, which badges have been revoked or replaced. If the certificate is valid for a certain time only and your address is stored, you get a message before it ends and when it has ended, which you can stop.
privacy-kept = A sign-in ends when it has not been used for 60 days, and after 400 days at the latest. Without signing in, the cookie lasts for 400 days after its last use.
privacy-yours = On your own page you can see and change your data, download all of it, and erase it. Erasing happens at once. All that stays is a nameless record that the number of a certificate was valid, and the place of its digital badge, without a name, in the list that tells which were revoked or replaced.
privacy-others = Nothing is passed on to others, and the pages have no tracking and nothing from other servers unless you ask for it to be shown.
