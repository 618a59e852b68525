-- property/base.lua - what the three regulations of property management share: the people, and how a
-- record is corrected.
--
-- A part of property/company.lua. The centre (客服中心) is the service staff, and belongs to the service
-- office (R39); customer, owner and resident are one party, the complainant (R38). On who must step aside
-- the texts are silent, so the staff complained of are no party: they may answer the telephone meanwhile.
local complaint, duty, handover = "property-complaint:", "property-duty:", "property-handover:"

return {
  roles = {
    service_staff = {
      zh = "客服人员", en = "customer service staff",
      cites = { complaint .. "1", complaint .. "3", duty .. "3" },
    },
    service_office = {
      zh = "服务处", en = "service office", cites = { complaint .. "4", complaint .. "4/R39" },
    },
    office_director = { zh = "服务处主任", en = "service-office director", cites = complaint .. "4" },
    manager_in_charge = { zh = "分管经理", en = "manager in charge", cites = complaint .. "4" },
    follower = {
      zh = "专职人员", en = "specially assigned person", held_by = "follower",
      cites = { complaint .. "5", complaint .. "5/R84" },
    },
    department = { zh = "相关部门", en = "department concerned", cites = complaint .. "3" },
    night_staff = { zh = "夜间维修值班人员", en = "night maintenance staff", cites = duty .. "4" },
    maintenance_team = { zh = "维修队", en = "maintenance team", cites = duty .. "3" },
    substitute = { zh = "代值人员", en = "substitute", cites = duty .. "6" },
    outgoing = { zh = "交班人员", en = "outgoing staff", cites = handover .. "2" },
    incoming = { zh = "接班人员", en = "incoming staff", cites = handover .. "1" },
    complainant = {
      zh = "投诉人（客户、业主、住户）", en = "complainant", party = true, is = "complainant",
      present = { stance = "reachable" },
      cites = { complaint .. "2", complaint .. "2/R38" },
    },
    respondent = {
      zh = "被投诉的客服人员", en = "staff complained of", cites = complaint .. "7",
    },
  },

  facts = {
    correction_reason = { type = "text", zh = "更正理由", en = "why the record is corrected" },
    true_at = { type = "time", zh = "实际时间", en = "when it really happened" },
  },
}
