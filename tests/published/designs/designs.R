# Shares and coefficients of three public designs by the R package survey, and the people they rest on.
# Rscript designs.R in this folder writes the tables beside it; the tests read these and need no R.
# Data: California schools (api) and NHANES, both as they come with the package (Lumley, GPL-2 | GPL-3).
library(survey)
options(digits = 17)
letters6 <- c("M", "O", "A", "I", "R", "Q")
data(api)
data(nhanes)

of_schools <- function(x) letters6[1 + (floor(x$api00 / 40) + floor(x$meals / 25)) %% 6]
nhanes <- nhanes[!is.na(nhanes$HI_CHOL), ][c(TRUE, rep(FALSE, 8)), ]
nhanes$letter <- letters6[1 + (nhanes$race + 2 * as.integer(nhanes$agecat) + 3 * nhanes$HI_CHOL) %% 6]
people <- list(
  api_strata = data.frame(cluster = seq_len(nrow(apistrat)), stratum = as.integer(apistrat$stype),
                          weight = apistrat$pw, category = of_schools(apistrat)),
  api_clusters = data.frame(cluster = apiclus1$dnum, stratum = 1, weight = apiclus1$pw,
                            category = of_schools(apiclus1)),
  nhanes = data.frame(cluster = nhanes$SDMVPSU, stratum = nhanes$SDMVSTRA, weight = nhanes$WTMEC2YR,
                      category = nhanes$letter)
)

told <- function(name) {
  x <- people[[name]]
  for (letter in letters6) x[[letter]] <- as.numeric(x$category == letter)
  x$base <- x$M + x$O + x$A + x$I
  x$better <- x$A + x$O
  x$worse <- x$O + x$M
  design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = x, nest = TRUE)
  shares <- svymean(~ M + O + A + I + R + Q, design)
  good <- svyratio(~better, ~base, design)
  bad <- svyratio(~worse, ~base, design)
  data.frame(design = name, what = c(letters6, "better", "worse"),
             value = c(coef(shares), coef(good), coef(bad)), se = c(SE(shares), SE(good), SE(bad)),
             df = degf(design))
}

for (name in names(people)) write.table(people[[name]], paste0(name, ".tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
numbers <- do.call(rbind, lapply(names(people), told))
numbers$value <- sprintf("%.15g", numbers$value)
numbers$se <- sprintf("%.15g", numbers$se)
write.table(numbers, "numbers.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
cat("survey", as.character(packageVersion("survey")), "\n")
