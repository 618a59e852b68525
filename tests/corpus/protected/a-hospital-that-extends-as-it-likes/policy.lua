-- More time by a note in the file.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  facts = { until_then = { type = "date", en = "until then" } },
  processes = { medical_complaint = { actions = {
    take_longer = {
      by = "dispute_office", after = "register", needs = "until_then",
      extends = { "answer@receive", to = "until_then" }, cites = "hospital-registration:5",
    },
  } } },
})
