-- readings/hospital_management.lua - how 医院投诉处理管理制度 is read where it can be read in more than one
-- way. What the general provisions have already worded is only tied to clauses here.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  R11 = reading({ "1", "4" }, "no_due_time",
    "“及时”“迅速”是没有期限的义务：显示已过多久，不算逾期；医院可以自定期限。",
    "“Promptly” and “quickly” make a duty without a due time: its age is shown, it is never overdue; a "
      .. "hospital may set a number."),
  R17 = { cites = { "hospital-general:1", "3" } },
  R19 = { cites = { "hospital-general:1", "3" } },
  R20 = reading("3", "told_before_the_old_date_ends",
    "是否复杂由办公室认定；一周（或已告知的日期）届满之前告知新的日期才算延长；无须批准，可以再次延长。",
    "Whether a matter is complex is for the office to set down. It is extended by telling a new date before "
      .. "the week, or the date told, has ended; no approval is needed, and it may be repeated."),
  R40 = reading("1", "one_office",
    "专门部门就是医疗纠纷处理办公室；医院分设两个部门的，改写 `by`。",
    "The dedicated department is the medical dispute office; a hospital that has two says so in `by`."),
  R77 = reading("4", "fed_back_and_recorded",
    "既要反馈，也要记录落实情况。",
    "The opinions are fed back, and their implementation is recorded."),
  R93 = reading({ "1", "3" }, "cumulative",
    "三个文件同时适用：总则和管理制度适用于一切投诉，医疗投诉另外适用登记处理程序。",
    "The three texts hold together: general provisions and management rules for every complaint, registering "
      .. "and handling besides for medical ones."),
  R99 = reading("1", "a_fact_with_a_reason",
    "是否重大事件由办公室写明理由认定；一经认定即应报告，没有期限。",
    "A major event is set down with a reason; the report is owed from then on, without a due time."),
  R100 = reading("5", "the_hospitals_own_period",
    "“定期”没有写明周期：由医院自定；没有定的，只显示上一次分析的日期。",
    "No period is given: the hospital sets its own; until then only the date of the last analysis is shown."),
  R102 = reading("2", "letter_box_or_mailbox",
    "“信箱”可以是意见箱，也可以是电子信箱。",
    "The letter box may be a box or a mailbox."),
}
