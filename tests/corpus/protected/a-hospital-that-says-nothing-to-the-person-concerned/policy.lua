-- Nothing goes back to the person concerned.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { medical_complaint = { actions = {
    feed_back_person = { owed = remove },
  } } },
})
