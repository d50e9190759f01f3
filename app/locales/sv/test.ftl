test-title = Slutprov
test-lead = Slutprovet avslutar kursen. Läs reglerna innan du börjar.
test-rules-title = Regler för provet
test-rule-questions =
    { $n ->
        [one] Provet har { $n } fråga och tar ungefär { $time }.
       *[other] Provet har { $n } frågor och tar ungefär { $time }.
    }
test-rule-pass = Provet är godkänt när minst { $percent } % av svaren är rätt, det vill säga { $n } av { $of }.
test-rule-saved = Svaren sparas ett i taget. Du kan ta en paus och fortsätta senare.
test-rule-review = Innan du lämnar in ser du vad du har svarat på, och du kan ändra dina svar.
test-rule-limit =
    { $n ->
        [one] Du har { $n } minut på dig. När tiden är ute lämnas dina sparade svar in åt dig.
       *[other] Du har { $n } minuter på dig. När tiden är ute lämnas dina sparade svar in åt dig.
    }
test-rule-no-limit = Det finns ingen tidsgräns.
test-rule-extension =
    { $times ->
        [one] Du kan förlänga tiden en gång med { $n ->
            [one] { $n } minut
           *[other] { $n } minuter
        }.
       *[other] Du kan förlänga tiden { $times } gånger, { $n ->
            [one] { $n } minut
           *[other] { $n } minuter
        } åt gången.
    }
test-rule-attempts =
    { $n ->
        [one] Du kan göra provet en gång.
       *[other] Du kan göra provet högst { $n } gånger.
    }
test-rule-attempts-free = Om du inte blir godkänd kan du göra provet på nytt så många gånger du vill. Frågorna lottas varje gång.
test-rule-wait = Efter ett underkänt prov kan du börja på nytt när det har gått { $time }.
test-rule-languages = Du kan byta språk mitt i provet. Frågorna och svaren är desamma.
test-start = Börja slutprovet
test-start-again = Börja ett nytt försök
test-wait-until = Du kan börja ett nytt försök den { $when }.
test-none-left = Du har använt alla försök. Kontakta den organisation som gav dig adressen till kursen.
test-question-of = Fråga { $n } av { $of }
test-question-number = Fråga { $n }
test-saved = Ditt svar är sparat.
test-saved-at = Sparat kl. { $time }.
test-unsaved = Svaret är inte sparat ännu. Spara det med knappen nedan.
test-previous = Föregående
test-save-next = Spara och fortsätt
test-save-review = Spara och granska svaren
test-skip = Hoppa över frågan
test-answered = besvarad
test-unanswered = inte besvarad
test-numbers-label = Frågor
test-to-review = Granska och lämna in
test-review-title = Granska dina svar
test-review-lead = Du kan fortfarande gå tillbaka till frågorna. När du har lämnat in provet går svaren inte att ändra.
test-open-warning =
    { $n ->
        [one] { $n } fråga är obesvarad.
       *[other] { $n } frågor är obesvarade.
    }
test-open-advice = En obesvarad fråga räknas som fel. En gissning ger inga minuspoäng.
test-hand-in = Lämna in provet
test-hand-in-anyway = Lämna in provet ändå
test-time-left =
    { $n ->
        [one] Mindre än en minut kvar, till kl. { $until }.
       *[other] Ungefär { $n } minuter kvar, till kl. { $until }.
    }
test-minutes-left =
    { $n ->
        [one] En minut kvar.
       *[other] { $n } minuter kvar.
    }
test-time-over = Tiden är ute. Dina svar lämnas in.
test-extend =
    { $n ->
        [one] Förläng tiden med { $n } minut
       *[other] Förläng tiden med { $n } minuter
    }
test-passed-title = Du har klarat slutprovet
test-failed-title = Du blev inte godkänd den här gången
test-score = { $points } av { $of } rätt ({ $percent } %)
test-needed = För godkänt krävs { $percent } %.
test-handed-in-at = Inlämnat den { $when }.
test-over-by-time = Tiden tog slut, så dina sparade svar lämnades in åt dig.
test-closed-already = Provet var redan inlämnat, så det sista svaret sparades inte. Här är resultatet.
test-closed-here = Provet är redan avslutat, så det här svaret sparades inte.
test-to-result = Se resultatet
test-revisit-title = Det här kan du repetera
test-revisit = Du svarade inte rätt på alla frågor om de här delarna. Repetera delarna före nästa försök.
test-revisit-passed = Du svarade ännu inte rätt på alla frågor om de här delarna.
test-over-title = Alla försök är använda
test-again-title = Försök igen
test-to-certificate = Gå till intyget
test-earlier-title = Tidigare försök
test-earlier-line = Försök { $n }, { $when }: { $score }
