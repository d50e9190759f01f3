admin-title = Tjänstens administration
admin-mail-title = E-post
admin-mail-smtp = Meddelanden skickas av servern { $server } från adressen { $from }.
admin-mail-files = Ingen e-postserver är inställd. Meddelanden skickas inte till någon utan skrivs i mappen { $folder }.
admin-waiting-title = Meddelanden som väntar
admin-waiting-none = Inget meddelande väntar på att skickas.
admin-given-up-title = Meddelanden som inte skickades
admin-given-up-none = Alla meddelanden har kunnat skickas.
admin-given-up-text = De försöks inte längre, och deras innehåll finns inte kvar.
admin-mails-most = Högst { $n } meddelanden visas.
admin-mail-queued = Lämnat för sändning
admin-mail-tries = Försök
admin-mail-next = Nästa försök
admin-mail-trouble = Varför det inte gick
admin-mail-subject = Ämne
admin-mail-try = Försök nu
admin-mail-give-up = Avstå från att skicka
admin-tried = Meddelandet försöks nu.
admin-gave-up = Meddelandet skickas inte.
admin-too-late = Meddelandet väntade inte längre, eller så skickas det just nu.
admin-certificate-title = Återkalla ett intyg
admin-certificate-text = Ett återkallat intyg blir inte giltigt igen. Den som kontrollerar det får se när och varför det återkallades, PDF-filen går inte längre att ladda ner, och inget nytt intyg kan göras för samma genomförande. Den som har intyget får veta det per e-post, om det finns en adress. Om bara namnet är fel kan personen själv rätta det på kursens sida för intyg.
admin-certificate-number-hint = Numret står på intyget. Också adressen till intygets sida duger.
admin-certificate-number-empty = Skriv intygets nummer.
admin-certificate-unknown = Det finns inget intyg med det här numret. Stora och små bokstäver är olika tecken.
admin-certificate-before = Det här intyget återkallades den { $day }: { $reason }
admin-certificate-reason-hint = Alla som kontrollerar intyget ser orsaken, så nämn ingen vid namn. Högst { $most } tecken.
admin-certificate-reason-empty = Skriv varför intyget återkallas.
admin-certificate-reason-long = Orsaken har { $n } tecken. Förkorta den till högst { $most } tecken.
admin-certificate-reason-control = I orsaken finns osynliga styrtecken. Skriv den på nytt för hand.
admin-certificate-sure = Jag har tittat på intygets sida, och det är rätt intyg
admin-certificate-not-sure = Titta på intygets sida och kryssa i rutan om det är rätt intyg.
admin-certificate-revoke = Återkalla intyget
admin-certificate-revoked = Intyget har återkallats.
admin-organisations-title = Organisationer
admin-organisations-none = Det finns inga organisationer ännu.
admin-organisation-members =
    { $n ->
        [one] { $n } medlem
       *[other] { $n } medlemmar
    }
admin-database-title = Databas
admin-database-engine = Databasprogram
admin-database-migration = Strukturens version
admin-database-learners = Studerande
admin-database-accounts = Av dem med konto
admin-database-waiting = Meddelanden som väntar
