-- clauses/property_complaint.lua - property management, 投诉处理及回访制度: its register, clause by clause.
--
-- The words are ours, the numbers the source's. `kind` says whether a clause is a rule to be enforced,
-- a duty to be done or conduct.
return {
  ["1"] = {
    kind = "duty",
    zh = "不论来信、来电、传真、来访或其他形式的投诉，一律由客服中心登记，统一协调处理，及时反馈处理结果。",
    en = "Complaints in whatever form (letter, telephone, fax, visit and the like) are all registered by "
      .. "the customer service centre, which coordinates handling and promptly feeds the result back.",
  },
  ["2"] = {
    kind = "rule",
    zh = "每一投诉和意见都记入客服来电来访登记表：客户姓名、投诉时间、涉及部门、内容摘要、处理结果等。",
    en = "Every complaint and opinion is recorded in the register of calls and visits: the customer's "
      .. "name, the time of the complaint, the department concerned, a summary, the result and the like.",
  },
  ["3"] = {
    kind = "duty",
    zh = "客服人员填写工作联系单，通知相关部门处理。",
    en = "Service staff fill in a work contact slip and instruct the department concerned.",
  },
  ["4"] = {
    kind = "duty",
    zh = "轻微投诉由客服人员直接答复，或报服务处主任，由服务处解决；重要和重大投诉由服务处及时报分管经理，由分管经理作出处理决定。",
    en = "Minor complaints: service staff answer directly, or report to the service-office director and "
      .. "the service office settles them. Important and major ones: the service office reports promptly "
      .. "to the manager in charge, who makes the decision.",
  },
  ["5"] = {
    kind = "duty",
    zh = "重要投诉由专职人员跟进解决情况；仍需协调的，通知相关部门尽快处理。",
    en = "An important complaint: a specially assigned person follows how it is being resolved; if "
      .. "something still needs coordinating, the departments are instructed to handle it quickly.",
  },
  ["6"] = {
    kind = "duty",
    zh = "处理完毕后回访，了解业主对处理的意见，及时整理归档。",
    en = "After handling, a return visit finds out the owner's opinion of the handling; promptly put in "
      .. "order and filed.",
  },
  ["7"] = {
    kind = "rule",
    zh = "客服人员因态度恶劣等被投诉，给公司造成不良影响，经查证属实的，按物业服务处奖惩制度处理。",
    en = "Centre staff complained of for a bad attitude or the like, with an adverse effect on the company, "
      .. "and found true on investigation: handled under the service office's rules of reward and "
      .. "punishment, whose text is not given.",
  },
}
