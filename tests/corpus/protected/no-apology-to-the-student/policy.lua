-- Only the complainant.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    apologise_to_student = remove,
  } } },
})
