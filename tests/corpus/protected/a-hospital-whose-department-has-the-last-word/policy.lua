-- The department concludes.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { medical_complaint = { actions = {
    conclude = { by = "director" },
  } } },
})
