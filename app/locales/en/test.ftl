test-title = Final test
test-lead = The final test ends the course. Please read the rules before you start.
test-rules-title = Rules of the test
test-rule-questions =
    { $n ->
        [one] The test has { $n } question and takes about { $time }.
       *[other] The test has { $n } questions and takes about { $time }.
    }
test-rule-pass = You pass when at least { $percent }% of the answers are right, that is, { $n } of { $of }.
test-rule-saved = Answers are saved one by one. You can leave and go on later.
test-rule-review = Before you hand in you see which questions you have answered, and you can change your answers.
test-rule-limit =
    { $n ->
        [one] You have { $n } minute. When the time is up, your saved answers are handed in for you.
       *[other] You have { $n } minutes. When the time is up, your saved answers are handed in for you.
    }
test-rule-no-limit = There is no time limit.
test-rule-extension =
    { $times ->
        [one] You may lengthen the time once by { $n ->
            [one] { $n } minute
           *[other] { $n } minutes
        }.
       *[other] You may lengthen the time { $times } times, by { $n ->
            [one] { $n } minute
           *[other] { $n } minutes
        } each time.
    }
test-rule-attempts =
    { $n ->
        [one] You may take the test once.
       *[other] You may take the test at most { $n } times.
    }
test-rule-attempts-free = If you do not pass, you may take the test again as often as you like. The questions are drawn anew each time.
test-rule-wait = After a failed test you may start again after { $time }.
test-rule-languages = You may change the language during the test. Questions and answers stay the same.
test-start = Start the final test
test-start-again = Start a new attempt
test-wait-until = You may start a new attempt on { $when }.
test-none-left = You have used all your attempts. Please contact the organisation that gave you the address of the course.
test-question-of = Question { $n } of { $of }
test-question-number = Question { $n }
test-saved = Your answer is saved.
test-saved-at = Saved at { $time }.
test-unsaved = The answer is not saved yet. Save it with the button below.
test-previous = Previous
test-save-next = Save and go on
test-save-review = Save and review the answers
test-skip = Skip this question
test-answered = answered
test-unanswered = not answered
test-numbers-label = Questions
test-to-review = Review and hand in
test-review-title = Review your answers
test-review-lead = You can still go back to the questions. After handing in, answers cannot be changed.
test-open-warning =
    { $n ->
        [one] { $n } question has no answer.
       *[other] { $n } questions have no answer.
    }
test-open-advice = A question without an answer counts as wrong. A guess costs nothing.
test-hand-in = Hand in the test
test-hand-in-anyway = Hand in the test anyway
test-time-left =
    { $n ->
        [one] Less than a minute left, until { $until }.
       *[other] About { $n } minutes left, until { $until }.
    }
test-minutes-left =
    { $n ->
        [one] One minute left.
       *[other] { $n } minutes left.
    }
test-time-over = The time is up. Your answers are being handed in.
test-extend =
    { $n ->
        [one] Add { $n } minute
       *[other] Add { $n } minutes
    }
test-passed-title = You passed the final test
test-failed-title = You did not pass this time
test-score = { $points } of { $of } right ({ $percent }%)
test-needed = { $percent }% is needed to pass.
test-handed-in-at = Handed in on { $when }.
test-over-by-time = The time was over, so your saved answers were handed in for you.
test-closed-already = The test had already been handed in, so the last answer was not saved. This is the result.
test-closed-here = The test has already ended, so this answer was not saved.
test-to-result = See the result
test-revisit-title = Worth going back to
test-revisit = Not all questions about these parts were answered correctly. Go through the parts again before your next attempt.
test-revisit-passed = Not all questions about these parts were answered correctly yet.
test-over-title = No attempts left
test-again-title = Try again
test-to-certificate = Go to the certificate
test-earlier-title = Earlier attempts
test-earlier-line = Attempt { $n }, { $when }: { $score }
