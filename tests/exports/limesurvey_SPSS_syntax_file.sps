*$Rev: 121017 $ all 2.
SET UNICODE=ON.
SHOW LOCALE.
PRESERVE LOCALE.
SET LOCALE='en_UK'.
SET DECIMAL=DOT.
GET DATA
 /TYPE=TXT
 /FILE='survey_271828_SPSS_data_file.dat'
 /DELCASE=LINE
 /DELIMITERS=","
 /QUALIFIER="'"
 /ARRANGEMENT=DELIMITED
 /FIRSTCASE=1
 /IMPORTCASE=ALL
 /VARIABLES=
 V1 F7
 V2 DATETIME23.2
 V3 F7
 V4 A20
 V5 A31
 V6 DATETIME23.2
 V7 DATETIME23.2
 V8 F1
 V9 F1
 V10 F1
 V11 F1
 V12 F1
 V13 F1
 V14 F1
 V15 F1
 V16 F1
 V17 F1
 V18 F1
 V19 F1.
CACHE.
EXECUTE.
*Define Variable Properties.
VARIABLE LABELS V1 "id".
VARIABLE LABELS V2 "submitdate".
VARIABLE LABELS V3 "lastpage".
VARIABLE LABELS V4 "startlanguage".
VARIABLE LABELS V5 "seed".
VARIABLE LABELS V6 "startdate".
VARIABLE LABELS V7 "datestamp".
VARIABLE LABELS V8 "[Hoe zou u het vinden als wij uw mening vragen voordat wij iets veranderen?] Mening gevraagd vooraf".
VARIABLE LABELS V9 "[Hoe zou u het vinden als wij uw mening niet vragen voordat wij iets veranderen?] Mening gevraagd vooraf".
VARIABLE LABELS V10 "[Hoe zou u het vinden als onze aanpak is afgestemd op uw ervaring?] Afgestemd op ervaring".
VARIABLE LABELS V11 "[Hoe zou u het vinden als onze aanpak niet is afgestemd op uw ervaring?] Afgestemd op ervaring".
VARIABLE LABELS V12 "[Hoe zou u het vinden als wij voor elk onderwerp het kanaal gebruiken dat daarbij past?] Kanaal dat bij onderwerp past".
VARIABLE LABELS V13 "[Hoe zou u het vinden als wij niet voor elk onderwerp het kanaal gebruiken dat daarbij past?] Kanaal dat bij onderwerp past".
VARIABLE LABELS V14 "[Hoe zou u het vinden als u in gesprekken met medewerkers merkt waar ons merk voor staat?] Merk merkbaar in gesprekken".
VARIABLE LABELS V15 "[Hoe zou u het vinden als u in gesprekken met medewerkers niet merkt waar ons merk voor staat?] Merk merkbaar in gesprekken".
VARIABLE LABELS V16 "[Hoe zou u het vinden als wij zelf contact met u opnemen voordat u ons iets vraagt?] Proactief contact".
VARIABLE LABELS V17 "[Hoe zou u het vinden als wij niet zelf contact met u opnemen voordat u ons iets vraagt?] Proactief contact".
VARIABLE LABELS V18 "[Hoe zou u het vinden als u nieuwe diensten als eerste mag uitproberen?] Nieuwe diensten eerst proberen".
VARIABLE LABELS V19 "[Hoe zou u het vinden als u nieuwe diensten niet als eerste mag uitproberen?] Nieuwe diensten eerst proberen".
*Define Value labels.
VALUE LABELS  V8
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V9
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V10
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V11
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V12
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V13
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V14
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V15
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V16
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V17
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V18
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
VALUE LABELS  V19
 5 "Dat vind ik prettig"
 4 "Dat vind ik vanzelfsprekend"
 3 "Dat maakt mij niet uit"
 2 "Daar kan ik mee leven"
 1 "Dat vind ik vervelend".
RENAME VARIABLES ( V1 = id ).
RENAME VARIABLES ( V2 = submitdate ).
RENAME VARIABLES ( V3 = lastpage ).
RENAME VARIABLES ( V4 = startlanguage ).
RENAME VARIABLES ( V5 = seed ).
RENAME VARIABLES ( V6 = startdate ).
RENAME VARIABLES ( V7 = datestamp ).
RENAME VARIABLES ( V8 = lb1outsidein_fun ).
RENAME VARIABLES ( V9 = lb1outsidein_dys ).
RENAME VARIABLES ( V10 = lb2persona_fun ).
RENAME VARIABLES ( V11 = lb2persona_dys ).
RENAME VARIABLES ( V12 = lb3kanaal_fun ).
RENAME VARIABLES ( V13 = lb3kanaal_dys ).
RENAME VARIABLES ( V14 = lb4merkwaarden_fun ).
RENAME VARIABLES ( V15 = lb4merkwaarden_dys ).
RENAME VARIABLES ( V16 = lb5proactief_fun ).
RENAME VARIABLES ( V17 = lb5proactief_dys ).
RENAME VARIABLES ( V18 = lb6pilot_fun ).
RENAME VARIABLES ( V19 = lb6pilot_dys ).
RESTORE LOCALE.
