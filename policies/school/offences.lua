-- school/offences.lua - the seven clauses that 博兴县实验中学 and 金砖实验学校 name word for word.
--
-- They are numbered alike in both, so that a school that takes this list cites its own clauses. 4.3.1
-- is one sentence about two things; whether its consequence binds both is reading R44.
local harm = { "adverse", "injury", "safety_accident" }

return {
  banquet = {
    category = "red_lines", cites = "4.1.1",
    zh = "接受家长宴请", en = "accepting a banquet from parents",
  },
  paid_tutoring = {
    category = "red_lines", cites = "4.1.2",
    zh = "有偿家教", en = "paid private tutoring",
  },
  using_parents = {
    category = "red_lines", cites = "4.1.3",
    zh = "利用家长办事", en = "using parents to get things done",
  },
  class_time = {
    category = "labour_discipline", cites = "4.2.1",
    zh = "无故迟到、早退、拖堂、旷课",
    en = "late for class, leaving early, running over or absent without cause",
  },
  class_phone = {
    category = "labour_discipline", cites = "4.2.2",
    zh = "上课手机响铃或接打电话", en = "telephone ringing or answered in class",
  },
  off_post = {
    category = "labour_discipline", cites = "4.2.3",
    zh = "工作时间不在岗、擅离职守", en = "not at one's post, or leaving it without leave",
  },
  corporal_punishment = {
    category = "professional_ethics", cites = { "4.3.1", "4.3.1/R44" },
    when = { { consequences = harm }, { R44 = "insult_only" } },
    zh = "体罚或变相体罚学生，造成不良后果",
    en = "corporal or disguised corporal punishment, with adverse consequences",
  },
  insult = {
    category = "professional_ethics", cites = { "4.3.1", "4.3.1/R44" },
    when = { consequences = harm },
    zh = "言行侮辱学生人格，造成不良后果",
    en = "insulting a student's dignity by words or acts, with adverse consequences",
  },
}
