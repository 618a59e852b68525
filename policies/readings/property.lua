-- readings/property.lua - how the three regulations of property management are read where they can be
-- read in more than one way.
--
-- None has an alternative that anybody named; each is declared so that a rule which rests on it can say
-- so ("property-complaint:6/R86"). The clauses stand with their regulation, since all three share this
-- file.
local function of(regulation, ...)
  local clauses = { ... }
  for i, number in ipairs(clauses) do clauses[i] = regulation .. ":" .. number end
  return clauses
end

local function complaint(...) return of("property-complaint", ...) end
local function duty(...) return of("property-duty", ...) end
local function handover(...) return of("property-handover", ...) end

local function joined(...)
  local all = {}
  for _, clauses in ipairs { ... } do
    for _, clause in ipairs(clauses) do all[#all + 1] = clause end
  end
  return all
end

local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- time
  R11 = reading(joined(complaint("1", "4", "5", "6"), duty("3", "4", "5")), "no_due_time",
    "“及时”“迅速”“尽快”是没有期限的义务：显示已过多久，不算逾期；公司可以自定期限。",
    "“Promptly”, “quickly” and the like make a duty without a due time: its age is shown, it is never "
      .. "overdue; the company may set a number."),
  R23 = reading(joined(duty("7"), handover("1")), "before_the_rostered_start",
    "提前十五分钟，从排定的接班时间往前算；那一分钟之内到岗不算迟到；是对接班人员的要求。",
    "Fifteen minutes before the rostered start; on the minute is in time; it is asked of the incoming person."),
  R24 = reading(duty("5"), "first_from_night_to_service",
    "“次日交接班”是夜间值班人员向客服人员的第一次交接，不论是否休息日；义务以当日为限，因为接班的可能迟到。",
    "The next day's handover is the first from night to service staff, rest day or not; what is owed at it "
      .. "is due on that day, at whatever hour the relief comes."),
  R25 = reading(complaint("6"), "no_period",
    "没有规定保存期限，所以不设期限。",
    "No retention period is stated, so there is none."),

  -- who
  R38 = reading(joined(complaint("2", "6"), duty("4")), "one_party",
    "客户、业主、住户是同一方，即投诉人。",
    "Customer, owner and resident are one party, the complainant."),
  R39 = reading(complaint("4", "7"), "the_centre_is_part_of_it",
    "服务处即物业服务处，客服中心是它的一部分。",
    "The service office is the property service office; the centre is part of it."),

  -- a complaint
  R59 = reading(complaint("7"), "a_referral",
    "结果是移送奖惩制度处理；奖惩的内容没有给出，不自行编造。",
    "The outcome is a referral to the rules of reward and punishment; what these say is not given and not made up."),
  R82 = reading(complaint("4"), "a_fact_with_a_reason",
    "等级由客服人员认定并写明理由；升级和降级都是单独的事件，降级由分管经理决定。",
    "The grade is a fact set by centre staff with a reason; raising and lowering are events, lowering by "
      .. "the manager in charge."),
  R83 = reading(complaint("5"), "major_too",
    "第5条也适用于重大投诉。",
    "Clause 5 covers major complaints too."),
  R84 = reading(complaint("5"), "assigned_not_handling",
    "专职人员是为该投诉指定的人，不是经办人。",
    "The specially assigned person is assigned to this complaint and is not its handler."),
  R85 = reading(complaint("3"), "where_a_department_must_act",
    "只有需要部门处理的才填工作联系单。",
    "There is a slip only where a department must act."),
  R86 = reading(joined(complaint("6"), duty("4")), "every_complaint",
    "每一投诉都回访（单纯的意见不回访），方式不限；联系不上的，记录联系经过；回访之前不得归档。",
    "There is a return visit for every complaint (not for mere opinions), by any medium; out of reach means "
      .. "recorded attempts; it is not filed before."),
  R87 = reading(complaint("6"), "recorded_only",
    "业主不满意的记录在案，不自动重新处理。",
    "Dissatisfaction is recorded, and reopens nothing by itself."),
  R88 = reading(complaint("1", "6"), "two_acts",
    "反馈结果和回访是两回事。",
    "Feeding the result back and the return visit are two acts."),
  R89 = reading(joined(complaint("2"), duty("3", "4")), "all_in_the_register",
    "投诉和意见都进登记表；白天的来电来访另记工作日志，夜间的另记夜间值班记录表。",
    "All complaints and opinions stand in the register; calls and visits of the day also in the work log, "
      .. "those of the night in the night duty record."),

  -- on duty
  R90 = reading(duty("6"), "substitute_first",
    "代值人员先到岗，值班人员才外出；任何一分钟无人在岗都是违规。",
    "The substitute signs on first; any minute with nobody is a breach."),
  R91 = reading(handover("3"), "who_had_it",
    "遗失的由当时值班的人负责，借出的由借出的人负责。",
    "Who had the shift when it was lost, or who lent it, answers."),
  R92 = reading(handover("2"), "always_in_writing",
    "维修和投诉一律书面记录；没有的，书面写明没有。",
    "Repairs and complaints are always in writing; where there were none, the record says so."),
}
