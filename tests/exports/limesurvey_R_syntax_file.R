data <- read.csv("survey_271828_R_data_file.csv", quote = "'\"", na.strings=c("", "\"\""), stringsAsFactors=FALSE, fileEncoding="UTF-8-BOM")


# LimeSurvey Field type: F
data[, 1] <- as.numeric(data[, 1])
attributes(data)$variable.labels[1] <- "id"
names(data)[1] <- "id"
# LimeSurvey Field type: DATETIME23.2
data[, 2] <- as.character(data[, 2])
attributes(data)$variable.labels[2] <- "submitdate"
names(data)[2] <- "submitdate"
# LimeSurvey Field type: F
data[, 3] <- as.numeric(data[, 3])
attributes(data)$variable.labels[3] <- "lastpage"
names(data)[3] <- "lastpage"
# LimeSurvey Field type: A
data[, 4] <- as.character(data[, 4])
attributes(data)$variable.labels[4] <- "startlanguage"
names(data)[4] <- "startlanguage"
# LimeSurvey Field type: A
data[, 5] <- as.character(data[, 5])
attributes(data)$variable.labels[5] <- "seed"
names(data)[5] <- "seed"
# LimeSurvey Field type: DATETIME23.2
data[, 6] <- as.character(data[, 6])
attributes(data)$variable.labels[6] <- "startdate"
names(data)[6] <- "startdate"
# LimeSurvey Field type: DATETIME23.2
data[, 7] <- as.character(data[, 7])
attributes(data)$variable.labels[7] <- "datestamp"
names(data)[7] <- "datestamp"
# LimeSurvey Field type: A
data[, 8] <- as.character(data[, 8])
attributes(data)$variable.labels[8] <- "[Hoe zou u het vinden als wij uw mening vragen voordat wij iets veranderen?] Mening gevraagd vooraf"
data[, 8] <- factor(data[, 8], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[8] <- "lb1outsidein_fun"
# LimeSurvey Field type: A
data[, 9] <- as.character(data[, 9])
attributes(data)$variable.labels[9] <- "[Hoe zou u het vinden als wij uw mening niet vragen voordat wij iets veranderen?] Mening gevraagd vooraf"
data[, 9] <- factor(data[, 9], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[9] <- "lb1outsidein_dys"
# LimeSurvey Field type: A
data[, 10] <- as.character(data[, 10])
attributes(data)$variable.labels[10] <- "[Hoe zou u het vinden als onze aanpak is afgestemd op uw ervaring?] Afgestemd op ervaring"
data[, 10] <- factor(data[, 10], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[10] <- "lb2persona_fun"
# LimeSurvey Field type: A
data[, 11] <- as.character(data[, 11])
attributes(data)$variable.labels[11] <- "[Hoe zou u het vinden als onze aanpak niet is afgestemd op uw ervaring?] Afgestemd op ervaring"
data[, 11] <- factor(data[, 11], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[11] <- "lb2persona_dys"
# LimeSurvey Field type: A
data[, 12] <- as.character(data[, 12])
attributes(data)$variable.labels[12] <- "[Hoe zou u het vinden als wij voor elk onderwerp het kanaal gebruiken dat daarbij past?] Kanaal dat bij onderwerp past"
data[, 12] <- factor(data[, 12], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[12] <- "lb3kanaal_fun"
# LimeSurvey Field type: A
data[, 13] <- as.character(data[, 13])
attributes(data)$variable.labels[13] <- "[Hoe zou u het vinden als wij niet voor elk onderwerp het kanaal gebruiken dat daarbij past?] Kanaal dat bij onderwerp past"
data[, 13] <- factor(data[, 13], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[13] <- "lb3kanaal_dys"
# LimeSurvey Field type: A
data[, 14] <- as.character(data[, 14])
attributes(data)$variable.labels[14] <- "[Hoe zou u het vinden als u in gesprekken met medewerkers merkt waar ons merk voor staat?] Merk merkbaar in gesprekken"
data[, 14] <- factor(data[, 14], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[14] <- "lb4merkwaarden_fun"
# LimeSurvey Field type: A
data[, 15] <- as.character(data[, 15])
attributes(data)$variable.labels[15] <- "[Hoe zou u het vinden als u in gesprekken met medewerkers niet merkt waar ons merk voor staat?] Merk merkbaar in gesprekken"
data[, 15] <- factor(data[, 15], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[15] <- "lb4merkwaarden_dys"
# LimeSurvey Field type: A
data[, 16] <- as.character(data[, 16])
attributes(data)$variable.labels[16] <- "[Hoe zou u het vinden als wij zelf contact met u opnemen voordat u ons iets vraagt?] Proactief contact"
data[, 16] <- factor(data[, 16], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[16] <- "lb5proactief_fun"
# LimeSurvey Field type: A
data[, 17] <- as.character(data[, 17])
attributes(data)$variable.labels[17] <- "[Hoe zou u het vinden als wij niet zelf contact met u opnemen voordat u ons iets vraagt?] Proactief contact"
data[, 17] <- factor(data[, 17], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[17] <- "lb5proactief_dys"
# LimeSurvey Field type: A
data[, 18] <- as.character(data[, 18])
attributes(data)$variable.labels[18] <- "[Hoe zou u het vinden als u nieuwe diensten als eerste mag uitproberen?] Nieuwe diensten eerst proberen"
data[, 18] <- factor(data[, 18], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[18] <- "lb6pilot_fun"
# LimeSurvey Field type: A
data[, 19] <- as.character(data[, 19])
attributes(data)$variable.labels[19] <- "[Hoe zou u het vinden als u nieuwe diensten niet als eerste mag uitproberen?] Nieuwe diensten eerst proberen"
data[, 19] <- factor(data[, 19], levels=c("fijn","norm","egaal","kan","verve"),labels=c("Dat vind ik prettig", "Dat vind ik vanzelfsprekend", "Dat maakt mij niet uit", "Daar kan ik mee leven", "Dat vind ik vervelend"))
names(data)[19] <- "lb6pilot_dys"
