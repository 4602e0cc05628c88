# Called by set-up.yml: school.yml, if it has changed, becomes a branch and a pull request; the form's author is told.
# Where GitHub may not open pull requests itself (a setting of each repository), the comment has a link that does it.
set -euo pipefail

if git diff --quiet -- school.yml && [ -z "$(git ls-files --others -- school.yml)" ]; then
  [ ! -f report.md ] || gh issue comment "$NUMBER" --body-file report.md
  exit 0
fi
branch="set-up-$NUMBER"
title=$(cat report.title)
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git checkout --quiet -B "$branch"
git add school.yml
git commit --quiet --message "$title"
gh auth setup-git
git push --quiet --force origin "$branch"
if [ -n "$(gh pr list --head "$branch" --json number --jq '.[].number')" ] ||
  gh pr create --head "$branch" --title "$title" --body "#$NUMBER"; then
  gh pr list --head "$branch" --json url --jq '.[].url' >> report.md
else
  cp report.link.md report.md
  printf '\n%s/%s/compare/%s?expand=1\n' "$GITHUB_SERVER_URL" "$GH_REPO" "$branch" >> report.md
fi
gh issue comment "$NUMBER" --body-file report.md
