import-title = Bjud in från en fil
import-lead = Du kan bjuda in många på en gång. Gör en lista som tabell, spara den i formatet CSV och skicka den här. Innan något händer ser du rad för rad vad som skulle ske.
import-columns-title = Vad listan innehåller
import-columns-text = På första raden står kolumnernas namn på finska, svenska eller engelska, i vilken ordning som helst. Därefter har varje person en egen rad. Listan får ha högst { $most } rader.
import-column-name = Namn
import-column-email = E-post
import-column-team = Team
import-column-course = Kurs
import-column-deadline = Tidsfrist
import-about-name = Obligatoriskt. Den som bjuds in kan ändra sitt namn när hen går med.
import-about-email = Obligatoriskt. Samma adress får finnas bara en gång i listan.
import-about-team = Teamet som personen kommer till. Teamet måste redan finnas: ett skrivfel skapar inget nytt team.
import-about-course = En kurs som just den här personen ombeds gå. Skriv kursens namn eller id.
import-about-deadline = Senast vilken dag kursen ska vara genomförd: 31.12.2026, 31/12/2026 eller 2026-12-31.
import-empty-cells = En tom cell ändrar ingenting. Samma lista kan skickas på nytt: den som redan är inbjuden får ingen ny inbjudan.
import-names-title = Team och kurser som du kan använda
import-names-teams = Team
import-names-courses = Kurser
import-no-teams = Organisationen har inga team ännu.
import-example = Ladda ner ett exempel
import-example-file = inbjudningar.csv
import-example-first = Anna Exempel
import-example-second = Erik Exempel
import-form-title = Skicka listan
import-file = CSV-fil
import-file-hint = I Excel: Spara som, filtyp ”CSV UTF-8” eller ”CSV (kommaavgränsad)”. Filen får vara högst 16 MB.
import-text = Eller klistra in listan här
import-text-hint = Du kan kopiera raderna från en tabell tillsammans med kolumnernas namn.
import-lang = Inbjudningarnas språk
import-look = Se vad som skulle ske
import-nothing-chosen = Välj en fil eller klistra in listan.
import-both-chosen = Du skickade både en fil och en inklistrad lista. Välj bara det ena.
import-faults =
    { $n ->
        [one] Listan har ett fel. Ingenting sparades. Rätta det och skicka listan på nytt.
       *[other] Listan har { $n } fel. Ingenting sparades. Rätta dem och skicka listan på nytt.
    }
import-faults-title = Vad som ska rättas i listan
import-faults-more =
    { $n ->
        [one] Dessutom finns ett annat fel.
       *[other] Dessutom finns { $n } andra fel.
    }
import-row = Rad
import-column = Kolumn
import-what = Vad som ska rättas
import-whole = hela filen
import-wrong-empty = Listan är tom.
import-wrong-spreadsheet = Det här är kalkylprogrammets egen fil. Spara den i formatet CSV och skicka CSV-filen.
import-wrong-bytes = Filen kan inte läsas som text. Spara den med teckenkodningen UTF-8 eller Windows-1252 (i Excel ”CSV UTF-8”).
import-wrong-rows = Listan har fler än { $most } rader. Dela upp den i flera filer.
import-wrong-large = Filen är större än 16 MB. Ta bort det som inte behövs eller dela upp den i flera filer.
import-wrong-header = På första raden står inga kolumnnamn. Lägg till en rad med åtminstone ”Namn” och ”E-post”, och ta bort rubriker ovanför den.
import-wrong-no-rows = Under kolumnernas namn finns inga rader.
import-wrong-missing-column = Kolumnen saknas. Lägg till den.
import-wrong-unknown-column = Kolumnen ”{ $text }” är inte känd. Ta bort den eller ge den något av namnen Namn, E-post, Team, Kurs, Tidsfrist.
import-wrong-column-twice = Kolumnen finns två gånger. Ta bort den ena.
import-wrong-second-header = Kolumnernas namn står här en andra gång. Ta bort raden.
import-wrong-cells = Raden har { $cells } celler, men det finns { $columns } kolumner. Om en cell innehåller semikolon eller komma ska den stå inom citattecken.
import-wrong-formula = Cellen börjar med =, +, - eller @ som en formel. Skriv bara text i den.
import-wrong-line-break = Cellen innehåller en radbrytning. Kanske saknas ett citattecken i slutet av cellen.
import-wrong-control = Cellen innehåller osynliga tecken. Skriv texten på nytt för hand.
import-wrong-long = Texten är för lång. Förkorta den till högst { $most } tecken.
import-wrong-missing = Cellen är tom. Fyll i den eller ta bort raden.
import-wrong-email = ”{ $text }” är ingen e-postadress. Rätta adressen, till exempel namn@example.fi.
import-wrong-same-email = Samma adress finns redan på rad { $row }. Ta bort den ena raden.
import-wrong-team = Det finns inget team som heter ”{ $text }”. Rätta namnet, eller skapa teamet först.
import-wrong-course = Det finns ingen kurs som heter ”{ $text }”. Rätta kursens namn eller id.
import-wrong-no-course = Raden har en tidsfrist men ingen kurs. Lägg till en kurs eller ta bort tidsfristen.
import-wrong-date = ”{ $text }” är inget datum. Skriv det så här: 31.12.2026.
import-wrong-past = Dagen { $text } har redan varit. Skriv en dag som ännu inte har varit.
import-preview-title = Kontrollera listan
import-preview-lead = Ingenting har hänt ännu. Kontrollera raderna: om bokstäverna å, ä eller ö ser fel ut, spara filen med teckenkodningen UTF-8 och skicka den på nytt.
import-preview-until = Du kan bekräfta listan senast { $ends }. Därefter tas den bort.
import-count-invited =
    { $n ->
        [one] { $n } person får en inbjudan per e-post ({ $language }).
       *[other] { $n } personer får en inbjudan per e-post ({ $language }).
    }
import-count-invitations =
    { $n ->
        [one] { $n } öppen inbjudan ändras. Inget nytt meddelande skickas.
       *[other] { $n } öppna inbjudningar ändras. Inget nytt meddelande skickas.
    }
import-count-members =
    { $n ->
        [one] { $n } medlems team eller kurs ändras.
       *[other] { $n } medlemmars team eller kurser ändras.
    }
import-count-nothing =
    { $n ->
        [one] På { $n } rad ändras ingenting.
       *[other] På { $n } rader ändras ingenting.
    }
import-count-stopped =
    { $n ->
        [one] { $n } rad kan inte genomföras.
       *[other] { $n } rader kan inte genomföras.
    }
import-confirm = Genomför allt
import-nothing-to-do = Listan innehåller inget att ändra: allt är redan som det står i den.
import-stopped = Listan kan inte genomföras, eftersom en del av raderna inte längre stämmer. Rätta listan och skicka den på nytt.
import-other = Skicka en annan lista
import-rows-title = Rader
import-person = Person
import-asked = Team och kurs
import-happens = Vad som sker
import-team-line = Team: { $team }
import-course-line = Kurs: { $course }
import-deadline-line = Tidsfrist: { $day }
import-happens-new = Får en inbjudan.
import-happens-invited = Är redan inbjuden.
import-happens-member = Är redan medlem.
import-happens-nothing = Ändras inte.
import-happens-name = Namnet i inbjudan ändras.
import-happens-team = Kommer till teamet.
import-happens-course = Ombeds gå kursen.
import-happens-deadline = Tidsfristen ändras.
import-happens-no-team = Teamet har tagits bort.
import-happens-late = Tidsfristen har gått ut.
import-page = Sida { $page } / { $pages }
import-previous = Föregående rader
import-next = Följande rader
import-pages = Radernas sidor
import-changed =
    { $n ->
        [one] Något ändrades medan du kontrollerade listan. Ingenting gjordes. På en rad skulle något annat ske nu än nyss. Kontrollera den och bekräfta på nytt.
       *[other] Något ändrades medan du kontrollerade listan. Ingenting gjordes. På { $n } rader skulle något annat ske nu än nyss. Kontrollera dem och bekräfta på nytt.
    }
import-changed-title = Vad som ändrades
import-before = Nyss
import-now = Nu
import-looked-anew = Listan har kontrollerats på nytt i ett annat fönster. Ingenting gjordes. Kontrollera raderna en gång till.
import-gone = Listan finns inte längre. Den tas bort efter { $hours } timmar eller när du skickar en annan. Skicka listan på nytt.
import-not-stored = Listan kunde inte sparas på grund av ett fel i tjänsten. Försök igen om en stund.
import-done-title = Listan är genomförd
import-done-mails = Inbjudningarna är på väg. Varje inbjudan gäller i { $days } dagar.
mail-invited-subject = Inbjudan: { $organisation }
mail-invited-body =
    Hej { $name }!

    { $who } bjuder in dig till { $organisation }. Kurserna går du i tjänsten { $service }.
    { $asked }
    Öppna den här länken och gå med:

    { $link }

    Inbjudan kan användas en gång, senast { $ends }. Innan du går med ser du vad organisationen får veta om dig. Ge inte länken till någon annan.

    Om du inte känner till organisationen behöver du inte göra något.
mail-invited-course = Du ombeds gå kursen { $course }.
mail-invited-course-until = Du ombeds gå kursen { $course } senast { $day }.
log-people-imported = bjöd in personer från en lista: nya inbjudningar { $invited }, ändrade inbjudningar { $invitations }, ändrade medlemmar { $members }
log-person-assigned = bad { $subject } gå kursen { $course }
log-person-assignment-removed = tog bort kursen { $course } som { $subject } ombads gå enskilt
