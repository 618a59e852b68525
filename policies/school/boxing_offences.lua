-- school/boxing_offences.lua - the catalogue of clause 4 of 博兴县实验中学, beyond the seven clauses that
-- it shares.
--
-- `when` is the consequence without which an offence cannot be found true. What stands in it must be
-- recorded with the finding: `consequences`, `failings` and, for 4.5, `on_duty`.
local harm = { "adverse", "injury", "safety_accident" }
local injury = { "injury", "safety_accident" }

return extend(require "school.offences", {
  -- 4.3 professional ethics
  smoking = {
    category = "professional_ethics", cites = "4.3.2",
    zh = "校园内吸烟", en = "smoking on campus",
  },
  noon_drinking = {
    category = "professional_ethics", cites = { "4.3.3", "4.3.3/R45" },
    zh = "工作日中午饮酒", en = "drinking at noon on a working day",
  },
  class_after_drinking = {
    category = "professional_ethics", cites = { "4.3.3", "4.3.3/R45" },
    zh = "酒后进入课堂", en = "entering class after drinking",
  },
  quarrel = {
    category = "professional_ethics", cites = "4.3.4",
    zh = "在教室或有学生在场的公共场所与同事、家长争执吵骂拉扯",
    en = "dispute, quarrel or scuffle before students",
  },
  unlawful_punishment = {
    category = "professional_ethics", cites = "4.3.5",
    zh = "擅自罚款或以其他违法方式处罚学生", en = "punishing students by fines or other unlawful means",
  },
  slander = {
    category = "professional_ethics", cites = "4.3.6", when = { consequences = "reputation_harmed" },
    zh = "在家长、学生面前议论、造谣、诽谤，损害他人名誉",
    en = "gossip, rumour or slander that harms another's reputation",
  },
  idle_online = {
    category = "professional_ethics", cites = "4.3.7",
    zh = "工作时间网聊、浏览不良网站、玩网络游戏，下班不关电脑",
    en = "chat, unhealthy sites or games in working time; computer left on after work",
  },
  second_occupation = {
    category = "professional_ethics", cites = "4.3.8",
    zh = "从事第二职业、自办有偿补习班", en = "second occupation, paid tutoring class of one's own",
  },
  drunken_trouble = {
    category = "professional_ethics", cites = { "4.3.9", "4.3.9/R46" },
    zh = "校外酗酒滋事", en = "drunken trouble off campus",
  },
  fighting = {
    category = "professional_ethics", cites = { "4.3.9", "4.3.9/R46" },
    zh = "校外打架", en = "fighting off campus",
  },
  harming_image = {
    category = "professional_ethics", cites = { "4.3.9", "4.3.9/R46" },
    zh = "做有损教师和学校形象的事", en = "harming the image of teachers and school",
  },
  arbitrary_fees = {
    category = "professional_ethics", cites = "4.3.10",
    zh = "未经学校研究同意乱收费、乱罚款", en = "arbitrary fees or fines without the school's consent",
  },

  -- 4.4 dereliction or malfeasance leading to an educational accident
  class_disorder = {
    category = "educational_accident", cites = { "4.4.1", "4.4.1/R47", "4.4.1/R49" },
    when = { consequences = harm },
    zh = "放任课堂混乱，造成不良后果", en = "not stopping disruption of class, with adverse consequences",
  },
  neglect_of_weak_students = {
    category = "educational_accident", cites = { "4.4.1", "4.4.1/R47", "4.4.1/R49" },
    when = { consequences = harm },
    zh = "对学困生不作为，造成不良后果", en = "doing nothing for weak students, with adverse consequences",
  },
  class_injury = {
    category = "educational_accident", cites = { "4.4.2", "4.4.2/R49" }, when = { consequences = injury },
    zh = "无故旷课或防范不当，造成伤害事故", en = "absent or improper precautions, causing an injury accident",
  },
  idle_witness = {
    category = "educational_accident", cites = { "4.4.3", "4.4.3/R49" }, when = { consequences = harm },
    zh = "目睹恶性事件或危险苗头而不制止，造成不良后果",
    en = "a witness of danger who does not step in, with adverse consequences",
  },
  unsafe_activity = {
    category = "educational_accident", cites = { "4.4.4", "4.4.4/R49" }, when = { consequences = injury },
    zh = "集体活动防范或安全教育不到位，造成伤害事故",
    en = "group activity without precautions or safety education, causing an injury accident",
  },
  neglect_by_manager = {
    category = "educational_accident", cites = { "4.4.5", "4.4.5/R48", "4.4.5/R49" },
    when = {
      failings = { all = { "supervision", "measures" } },
      consequences = { "left_without_permission", "stayed_out_overnight", "safety_accident" },
    },
    zh = "管理人员离岗或管理不力又不采取必要措施，致学生擅自离校、夜不归宿或发生安全事故",
    en = "a manager's double failing, so that students leave or stay out, or a safety accident happens",
  },

  -- 4.5
  other = {
    category = "other", cites = { "4.5", "4.0/R43" }, when = { on_duty = true },
    zh = "履行职责中家长或学生不满意的其他行为",
    en = "other behaviour on duty that parents or students are dissatisfied with",
  },
})
