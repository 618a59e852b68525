-- The handling opinion within a fortnight.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { medical_complaint = { actions = {
    answer = { owed = { receive = { within = days(14) } } },
  } } },
})
