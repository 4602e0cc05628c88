// Reads GIFT with gift-pegjs: one file as a JSON string a line in, one list of questions a line out.
const { parse } = require(process.argv[2]);
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  try {
    console.log(JSON.stringify({ questions: parse(JSON.parse(line)) }));
  } catch (wrong) {
    console.log(JSON.stringify({ wrong: `${wrong.message} ${JSON.stringify(wrong.location)}` }));
  }
});
