-- Every complaint counts as settled as soon as it is accepted.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = { accept = { sets = { settled = true } } } } },
})
