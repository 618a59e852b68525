-- The school names its specialised department.
return extend(require "school.jinzhuan", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  roles = {
    principal_office = { zh = "家校工作处", en = "office for parents", department = "dept:parents_office" },
  },
})
