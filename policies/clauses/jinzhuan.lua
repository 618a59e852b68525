-- clauses/jinzhuan.lua - 金砖实验学校, 家长及学生投诉处理制度: what survives of it, clause by clause.
--
-- The text ends with 4.3.1 and a signature. What is worded as at 博兴县实验中学, under the same number, is
-- taken from that register. The process, the sanctions and the limits are not in it, nor which office
-- the specialised department is; what the policy has of them it inherits, and they show as `boxing:`.
local manner = { zh = "态度由人把握，软件看不见", en = "manner is between people; software cannot see it" }

local clauses = {
  -- 3 the four forms
  ["3.1"] = {
    kind = "rule",
    advisory = manner,
    zh = "电话投诉（020-87489322）由信息督察室热情耐心受理，详细记录投诉人、电话、被投诉部门或个人和事由；"
      .. "填写投诉记录表，视情况填写投诉受理记录表，随即进入处理程序（程序条文未留存）。",
    en = "Calls (020-87489322) are accepted by the information supervision office, warmly and patiently; "
      .. "the four particulars go on the complaint record form, the acceptance form is filled in as the "
      .. "circumstances require, then the process begins promptly (its text does not survive).",
  },
  ["3.2"] = {
    kind = "rule",
    advisory = manner,
    zh = "来访由专门部门热情接待，详细询问并记录同样的项目；两张表都必须填写，随即进入处理程序。",
    en = "Visitors are received warmly by the specialised department and asked in detail; both forms are "
      .. "always filled in, then the process begins promptly.",
  },
  ["3.3"] = {
    kind = "rule",
    zh = "来信由专门部门认真阅读并受理，按内容填写投诉记录表，视情况填写投诉受理记录表，随即进入处理程序。",
    en = "Letters are accepted and read with care by the specialised department; the complaint record form "
      .. "is filled in from them, the acceptance form as the circumstances require, then the process "
      .. "begins promptly.",
  },
  ["3.4"] = {
    kind = "duty",
    zh = "专门部门每天开启投诉箱，集中处理，填写投诉记录表，视情况填写投诉受理记录表，随即进入处理程序。",
    en = "The specialised department opens the complaint box every day and handles what it finds together: "
      .. "complaint record form, acceptance form as the circumstances require, then promptly the process.",
  },

  -- not numbered: the signature
  date = {
    kind = "rule",
    zh = "落款日期为2014年9月6日；没有写明自何时起施行。",
    en = "Dated 6 September 2014; it does not say from when it is in force.",
  },
}

local alike = require "clauses.boxing"
for _, number in ipairs {
  "1", "2.1", "2.2", "2.3", "3.0", "4.0",
  "4.1.1", "4.1.2", "4.1.3", "4.2.1", "4.2.2", "4.2.3", "4.3.1",
} do
  clauses[number] = alike[number]
end

return clauses
