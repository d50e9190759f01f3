not-found-title = Page not found
not-found-text = There is nothing at this address. Perhaps it was mistyped, or the page has been removed.
foreign-form-title = The form was not accepted
foreign-form-text = The form was sent from another site, so nothing was saved. Open the page again and send the form from there.
method-title = This cannot be done
method-text = This address does not take such a request. Nothing was saved.
too-large-title = The form is too large
too-large-text = You sent more than the service accepts, so nothing was saved. Shorten the answer and send it again.
too-many-title = Too many requests
too-many-text =
    { $n ->
        [one] Requests came too quickly, so the last one was not saved. Try again in { $n } second.
       *[other] Requests came too quickly, so the last one was not saved. Try again in { $n } seconds.
    }
internal-title = Something went wrong
internal-text = The fault is in the service, not with you. Please try again in a moment. If it goes on, tell those who run the service the code { $reference }.
not-saved-title = The service cannot save right now
not-saved-text = Nothing was saved. Please try again in a moment: the answers you saved earlier are safe.
unavailable-title = The service is not available right now
unavailable-text = This page cannot be shown because of a fault in the service. Please try again in a moment.
fault-choose-one = Choose one option.
fault-choose-some = Choose at least one option.
fault-choose-pair = Choose a pair for row { $n }.
fault-choose-place = Choose a place for row { $n }.
fault-place-twice = Row { $n } has the same place as another row. Give each its own place.
fault-fill-gap = Fill in gap { $n }.
fault-write-number = Write a number.
fault-write-text = Write an answer.
fault-foreign = The form had something that does not belong to this question. Please answer again on this page.
fault-unknown-option = The option chosen does not exist. Choose one of those shown.
fault-not-a-number = Write the answer in figures, for example 12 or 3.5.
fault-too-long = The answer is too long. Shorten it to at most { $most } characters.
fault-control-characters = The answer has invisible control characters. Please type it again by hand.
fault-foreign-form = The form did not belong to this page, or something was missing from it, so nothing was saved. Please send the form again from this page.
fault-not-saved = The answer could not be saved because of a fault in the service. What you wrote is still on this page. Please send it again in a moment.
