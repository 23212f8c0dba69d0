// Fills in a SurveyJS form with survey-core: node fill_surveyjs.js form.json people.json → answers as JSON.
// people.json: a list of { question text: position of the choice }; ratings get a point in the middle.
"use strict";
const fs = require("fs");
const { Model } = require(process.env.SURVEY_CORE || "survey-core");
const [model, people] = process.argv.slice(2, 4).map((file) => JSON.parse(fs.readFileSync(file, "utf8")));
const result = { errors: [], locales: [], people: [] };
for (const told of people) {
  const survey = new Model(model);
  result.errors.push(...(survey.jsonErrors || []).map((error) => error.message));
  result.locales = survey.getUsedLocales();
  const block = survey.getValue("kano_block");
  for (;;) {
    for (const question of survey.currentPage.questions.filter((each) => each.isVisible)) {
      if (question.getType() === "rating") question.value = 5;
      else question.value = question.choices[told[question.title] ?? 0].value;
    }
    if (survey.isLastPage) break;
    if (!survey.nextPage()) { result.errors.push(`page ${survey.currentPageNo} can't be left`); break; }
  }
  if (!survey.completeLastPage()) result.errors.push("the survey can't be completed");
  if (block !== survey.getValue("kano_block")) result.errors.push("the block changed");
  result.people.push(survey.data);
}
process.stdout.write(JSON.stringify(result));
