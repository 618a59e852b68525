-- Who disagrees hears of negotiation.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { medical_complaint = { actions = {
    answer_disputed = { when = { ways = "negotiation" } },
  } } },
})
