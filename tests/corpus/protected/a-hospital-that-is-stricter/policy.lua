-- Shorter, and a number where the text has none.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { medical_complaint = { actions = {
    report_major = { owed = { mark_major = { within = hours(2) } } },
    answer = { owed = { receive = { within = days(5) } } },
  } } },
})
