/* event_value.c - one value: is it what its fact's type asks for? */
#include "libcomplaint/case/event_reader.h"

/* Beyond this an integer is not the same in every JSON reader. */
static const int64_t SAFE_INTEGER = 9007199254740991;

complaint_status cpl_reader_id(cpl_reader *r, const char *what, const cpl_json_value *value,
                               uint32_t *number) {
  if (value->kind != CPL_JSON_TEXT || !cpl_id_valid(value->as.text, value->size))
    return cpl_reader_fault(r,
                            "%s must be an id: a text of at most %d letters, digits and . _ : @ / "
                            "-, beginning with a letter or digit; never a name of a person",
                            what, CPL_ID_BYTES);
  *number = cpl_ids_number(r->ids, value->as.text, value->size);
  if (*number != 0) return COMPLAINT_OK;
  if (r->ids->count >= CPL_IDS_MAX)
    return cpl_error_at(r->err, COMPLAINT_E_LIMIT, "event", 0,
                        "too many ids: a case may name %d at most", CPL_IDS_MAX);
  return cpl_error_nomem(r->err);
}

complaint_status cpl_reader_years(cpl_reader *r, const char *what, cpl_moment moment) {
  if (cpl_moment_in_range(moment, r->model->zone)) return COMPLAINT_OK;
  return cpl_reader_fault(r, "%s must lie in the years %d to %d", what, CPL_YEAR_FIRST,
                          CPL_YEAR_LAST);
}

complaint_status cpl_reader_moment(cpl_reader *r, const char *what, const cpl_json_value *value,
                                   cpl_moment *moment) {
  if (value->kind != CPL_JSON_TEXT || !cpl_moment_parse(value->as.text, value->size, moment))
    return cpl_reader_fault(
        r, "%s must be a time to the second with an offset, as in `2014-09-10T08:00:00+08:00`",
        what);
  return cpl_reader_years(r, what, *moment);
}

/* ---- by type --------------------------------------------------------------------------------- */

static complaint_status read_number(cpl_reader *r, const cpl_fact *fact,
                                    const cpl_json_value *value, cpl_value *out) {
  if (value->kind != CPL_JSON_INTEGER)
    return cpl_reader_fault(r, "fact `%s` must be a whole number%s", fact->name,
                            fact->type == CPL_MONEY ? " of the smallest unit, such as fen" : "");
  int64_t number = value->as.integer;
  if (number > SAFE_INTEGER || number < -SAFE_INTEGER)
    return cpl_reader_fault(r, "fact `%s` must not be beyond %lld", fact->name,
                            (long long)SAFE_INTEGER);
  if (fact->has_range && (number < fact->least || number > fact->most))
    return cpl_reader_fault(r, "fact `%s` must be from %lld to %lld", fact->name,
                            (long long)fact->least, (long long)fact->most);
  *out = number;
  return COMPLAINT_OK;
}

static complaint_status read_text(cpl_reader *r, const cpl_fact *fact, const cpl_json_value *value,
                                  cpl_value *out) {
  if (value->kind != CPL_JSON_TEXT)
    return cpl_reader_fault(r, "fact `%s` must be a text", fact->name);
  if (value->size == 0)
    return cpl_reader_fault(r, "fact `%s` must not be empty%s", fact->name,
                            fact->unknown ? "; null says that it is not known" : "");
  *out = 0;
  return COMPLAINT_OK;
}

static complaint_status read_date(cpl_reader *r, const cpl_fact *fact, const cpl_json_value *value,
                                  cpl_value *out) {
  cpl_day day;
  if (value->kind != CPL_JSON_TEXT || !cpl_day_parse(value->as.text, value->size, &day))
    return cpl_reader_fault(r, "fact `%s` must be a date, as in `2014-09-10`", fact->name);
  *out = day;
  return COMPLAINT_OK;
}

/* An offence that another version declares (link.h) is one too. */
static uint16_t find_alien(const cpl_model *model, const cpl_fact *fact, const char *name) {
  cpl_names aliens = {model->offences + model->offence_count, sizeof *model->offences,
                      fact->type == CPL_OFFENCE ? model->alien_offences : 0, false};
  uint16_t found = aliens.count == 0 ? CPL_NONE : cpl_names_find(aliens, name);
  return found == CPL_NONE ? CPL_NONE : (uint16_t)(model->offence_count + found);
}

/* One of some names. A personal fact's value is not quoted. */
static complaint_status read_name(cpl_reader *r, const cpl_fact *fact, cpl_names names,
                                  const cpl_json_value *value, cpl_value *out) {
  char hint[CPL_HINT_SIZE];
  const char *name = value->kind == CPL_JSON_TEXT ? value->as.text : "";
  uint16_t found = cpl_names_find(names, name);
  if (found == CPL_NONE) found = find_alien(r->model, fact, name);
  *out = found;
  if (found != CPL_NONE) return COMPLAINT_OK;
  bool quote = value->kind == CPL_JSON_TEXT && !fact->personal;
  cpl_names_hint(names, quote ? name : "", hint);
  if (quote)
    return cpl_reader_fault(r, "fact `%s` has no value `%s`%s", fact->name, cpl_name_shown(name),
                            hint);
  return cpl_reader_fault(r, "fact `%s` must be one of its values%s", fact->name, hint);
}

static cpl_names names_of(const cpl_model *model, const cpl_fact *fact) {
  if (fact->type == CPL_OFFENCE)
    return (cpl_names){model->offences, sizeof *model->offences, model->offence_count, true};
  if (fact->type == CPL_SANCTION)
    return (cpl_names){model->sanctions, sizeof *model->sanctions, model->sanction_count, false};
  return (cpl_names){fact->values, sizeof *fact->values, fact->value_count, false};
}

static complaint_status read_set(cpl_reader *r, const cpl_fact *fact, const cpl_json_value *value,
                                 cpl_value *out) {
  cpl_set mask = 0;
  if (value->kind != CPL_JSON_LIST)
    return cpl_reader_fault(r, "fact `%s` must be a list of its values", fact->name);
  CPL_JSON_EACH(entry, value) {
    cpl_value one;
    complaint_status status = read_name(r, fact, names_of(r->model, fact), entry, &one);
    if (status != COMPLAINT_OK) return status;
    if (mask & cpl_bit((unsigned)one))
      return cpl_reader_fault(r, "fact `%s` has one of its values twice", fact->name);
    mask |= cpl_bit((unsigned)one);
  }
  *out = (cpl_value)mask;
  return COMPLAINT_OK;
}

/* An id or a time: what events themselves have too. */
static complaint_status read_common(cpl_reader *r, const cpl_fact *fact,
                                    const cpl_json_value *value, cpl_value *out) {
  char what[CPL_HINT_SIZE] = "fact `";
  cpl_append(what, sizeof what, fact->name);
  cpl_append(what, sizeof what, "`");
  if (fact->type == CPL_TIME) return cpl_reader_moment(r, what, value, out);
  uint32_t number = 0;
  complaint_status status = cpl_reader_id(r, what, value, &number);
  *out = number;
  return status;
}

complaint_status cpl_reader_value(cpl_reader *r, uint16_t number, const cpl_json_value *value,
                                  cpl_value *out) {
  const cpl_fact *fact = &r->model->facts[number];
  switch ((cpl_type)fact->type) {
  case CPL_BOOL:
    if (value->kind != CPL_JSON_BOOLEAN)
      return cpl_reader_fault(r, "fact `%s` must be true or false", fact->name);
    *out = value->as.boolean;
    return COMPLAINT_OK;
  case CPL_INT:
  case CPL_MONEY: return read_number(r, fact, value, out);
  case CPL_TEXT_FACT: return read_text(r, fact, value, out);
  case CPL_DATE: return read_date(r, fact, value, out);
  case CPL_SET_FACT: return read_set(r, fact, value, out);
  case CPL_ENUM:
  case CPL_OFFENCE:
  case CPL_SANCTION: return read_name(r, fact, names_of(r->model, fact), value, out);
  case CPL_TIME:
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: break;
  }
  return read_common(r, fact, value, out);
}
