-- Nobody is a party any more, and the teacher complained of may handle his own case.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  roles = { respondent = { party = remove, is = remove } },
})
