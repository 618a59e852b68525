-- readings/zengdu.lua - how 曾都区实验小学's text is read where it can be read in more than one way.
--
-- Those that the school base has already worded are only tied to their clauses here.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- what it rests on, and since when
  R26 = reading("1", "date_of_the_document",
    "没有写明施行日期，自文件日期2017-02-15起施行。",
    "No day of commencement is stated: in force from the date of the document, 2017-02-15."),
  R58 = reading("1", "rule_of_a_base_document",
    "没有行为目录：投诉事项写明行为，并引用两份依据之一的条文；都没有涉及的，如实注明。",
    "There is no catalogue: an allegation says in free text what was done and cites the rule of one of "
      .. "the two base documents; where neither has one, it says so."),

  -- who
  R28 = { cites = { "4.2", "4.4", "5.0" } },
  R32 = reading({ "4.4", "5.0" }, "both_needed",
    "处理意见由校长办公会议作出，处分由校委会决定，两者都要有。",
    "The handling opinion is the principal's office meeting's, the sanction the school committee's; both "
      .. "are needed."),
  R34 = reading("3.1", "principals_office",
    "电话投诉没有写明由谁受理，由校长办公室受理。",
    "No office is named for calls: the principal's office takes them."),
  R37 = { cites = { "4.1", "6.2" } },

  -- forms
  R60 = { cites = "3.1" },
  R61 = { cites = { "3.2", "3.3" } },

  -- course
  R11 = { cites = { "3.1", "4.3", "4.4", "6.2", "6.3" } },
  R25 = { cites = "4.6" },
  R62 = { cites = "4.1" },
  R65 = { cites = { "4.3", "4.4" } },
  R67 = { cites = "6.3" },
  R69 = reading("4.4", "satisfied_and_resolved",
    "既要投诉人满意，又要问题解决：每一事项有认定，有处理意见，有过错的已道歉、纠正、落实措施，处分已有决定，结果已告知。"
      .. "投诉人没有表示满意的，至少重新处理一次；此后只能由会议说明理由决定了结，并注明投诉人不满意。",
    "The complainant is satisfied and the problem is resolved: each allegation has a finding, the opinion "
      .. "is made, apology, correction and measure are done where there was fault, sanctions are decided, "
      .. "the result is told. A complaint whose complainant does not say to be satisfied is handled again "
      .. "at least once; then it rests only by a reasoned decision of the meeting, shown as not satisfied."),
  R70 = { cites = "6.3" },
  R71 = { cites = "6.3" },
  R72 = { cites = "6.2" },
  R73 = { cites = "6.2" },
  R74 = { cites = "6.2" },
  R75 = { cites = "6.2" },
  R78 = reading("4.2", "recorded",
    "批示须有记录；没有批示不得处理。",
    "The instruction is recorded, and nothing is handled without one."),
  R79 = reading("4.5", "owed_unless_a_reason",
    "须向上级汇报，除非记录不汇报的理由。",
    "The report to the superior authority is owed unless a reason not to make it is recorded."),
  R80 = reading("4.1", "an_attribute",
    "上级转达是一项属性，不是第四种形式。",
    "Forwarded is an attribute, not a fourth form."),
  R81 = reading("4.3", "after_investigation_before_opinion",
    "通报在调查之后、处理意见之前。",
    "The briefing comes after the investigation and before the handling opinion."),

  -- sanctions and remedies
  R52 = { cites = "5.0" },
  R53 = { cites = "5.0" },
  R54 = { cites = { "5.3", "5.5" } },
  R55 = { cites = { "5.0", "6.2" } },
}
