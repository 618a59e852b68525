-- readings/hospital_general.lua - how 医院投诉处理总则 is read where it can be read in more than one way.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- how time is counted
  R14 = reading("1", "calendar_days",
    "“2日”按日历日计算，当天不算，末日是休息日的顺延。",
    "“2 days” are calendar days; the first is not counted, and an end on a rest day moves on."),
  R15 = reading("1", "asked_to_received",
    "书面说明的时间自向科室责任人了解情况之日起，至收到说明为止。",
    "The time of the statement runs from when the office asked the person to when it has the statement."),
  R17 = reading("1", "seven_days",
    "“一周”为七个日历日，末日是休息日的顺延。",
    "A week is seven calendar days, and an end on a rest day moves on."),
  R19 = reading("1", "the_date_told_binds",
    "“一般”“通常”是目标，错过目标不算违规；有约束力的是告知的日期，一开始就告知更晚日期的要有理由。",
    "“Normally” makes a target, and missing it is no breach; what binds is the date that was told; a later "
      .. "date at the outset needs a reason."),
  R25 = reading("1", "no_period",
    "没有规定保存期限，所以不设期限。",
    "No retention period is stated, so there is none."),

  -- who
  R41 = reading("1", "two_roles",
    "科室责任人和科主任是两个角色。",
    "The person responsible in the department and its director are two roles."),
  R65 = reading({ "1", "2" }, "lifted_by_a_recorded_reason",
    "匿名的或联系不上的，记录原因后不再告知，否则不能了结。",
    "Where nobody gave a name or nobody can be reached, the recorded reason lifts what would be told; "
      .. "otherwise the case cannot rest."),
  R97 = reading("2", "all_three_ways",
    "三条途径都要告知。",
    "All three ways are told."),
  R98 = reading({ "1", "2" }, "either_of_them",
    "告知患者或家属中的一方即可。",
    "It is enough to tell one of patient or family."),
  R101 = reading("1", "one_for_each_person",
    "每位科室责任人各写一份说明。",
    "Each person responsible writes a statement."),
}
