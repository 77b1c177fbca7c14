"""Names that German and English write differently, and capitals that name no one."""

from __future__ import annotations

# English name -> beginnings of the German words that it can stand for. Names and adjectives whose
# first letters agree (Berlin, Italy/Italien, European/europäisch) need no entry.
TRANSLATED = dict(
    entry.split(": ")
    for entry in " ".join(
        """
    afd: alternative; africa: afrika; african: afrika; algeria: alger; alpine: alpen; alps:
    alpen; alsace: elsass; america: amerika usa us; american: usa us amerika vereinigte;
    americans: amerika us; andalusia: andalus; antwerp: antwerpen; apulia: apul; arab: arab;
    arabia: arab; asia: asien asiat; asian: asien asiat; athens: athen; atlantic: atlanti;
    austria: österreich; austrian: österreich; baghdad: bagdad; baltic: ostsee balt; bangladesh:
    banglades; basque: bask; bavaria: bayern bayer; bavarian: bayern bayer; beijing: peking;
    belgian: belgi; belgrade: belgrad; boe: bank von england; bohemia: böhm; bosnia: bosni;
    bosphorus: bosporus; bratislava: pressburg; brazil: brasil; britain: großbritannien brit;
    british: großbritannien brit; britons: brit; brittany: bretagn; bruges: brügge; brunswick:
    braunschweig; brussels: brüssel; bucharest: bukarest; bulgaria: bulgar; burgundy: burgund;
    burma: birma myanmar; cairo: kairo; calcutta: kalkutta; cameroon: kamerun; cape: kap;
    carinthia: kärnt; carinthian: kärnt; caspian: kaspi; castile: kastil; catalan: katalan;
    catalonia: katalo; caucasus: kaukas; cdu: union cdu; chad: tschad; channel: ärmelkanal
    kanal; china: china chines; chinese: china chines; cologne: köln; colombia: kolumb;
    colombian: kolumb; congo: kongo; constance: bodensee konstanz; copenhagen: kopenhagen;
    corsica: korsika; cracow: krakau; crete: kreta; crimea: krim; croatia: kroat; croatian:
    kroat; csu: union csu; cuba: kuba; cypriot: zyper zypr; cyprus: zyper zypr; czech: tschech;
    czechia: tschech; dalmatia: dalmati; damascus: damaskus; danish: dänemark dän; danube:
    donau; dardanelles: dardanellen; denmark: dänemark dän; djibouti: dschibuti; donbas:
    donbass; dutch: niederl holländ; ec: eu-kommission kommission; ecb: ezb zentralbank;
    ecuador: ecuador; egypt: ägypt; egyptian: ägypt; emirates: emirate; england: england engl;
    english: engl ärmel; estonia: estland estn; estonian: estland estn; ethiopia: äthiop;
    ethiopian: äthiop; eu: eu europä; europe: europ; european: europ eu; europeans: europä;
    eurozone: euro-zone euro-raum euroraum eurozone währungsunion; ev: elektro stromer e-auto;
    evs: elektro stromer e-auto; faa: luftfahrtbehörde; fda: arzneimittelbehörde; fed: fed
    us-notenbank notenbank federal; fiji: fidschi; finland: finn; flanders: fland; flemish:
    flämi; florence: florenz; france: frankreich französ; french: frankreich französ; frisia:
    fries; frisian: fries; ftc: kartell wettbewerb; gabon: gabun; gdansk: danzig; geneva: genf;
    genoa: genua; german: deutsch bund; germans: deutsch bund; germany: deutsch bund; ghent:
    gent; gm: general; gothenburg: göteborg; greece: griech; greek: griech; greenland: grönland;
    greens: grün; gulf: golf; hague: haag; hanover: hannover; havana: havanna; hesse: hess;
    hessian: hess; hong: hongkong; hope: hoffnung; hormuz: hormus; human: mensch; hungarian:
    ungar; hungary: ungar; iceland: island isländ; icelandic: island isländ; imf: iwf
    währungsfonds; india: indien ind; iraq: irak; iraqi: irak; ireland: irland irisch; irish:
    irland irisch; israeli: israel; israelis: israel; istanbul: bosporus istanbul; italy: ital;
    ivory: elfenbein; jakarta: djakarta; japan: japan; japanese: japan; jutland: jütland;
    kazakhstan: kasach; kenya: kenia; kenyan: kenia; khartoum: khartum; kingdom: königreich
    großbritannien; kong: hongkong; korea: korea südkorea nordkorea; korean: korea südkorea
    nordkorea; krakow: krakau; kyiv: kiew; lapland: lappland; latin: lateinamerika; latvia:
    lettland lett; latvian: lettland lett; lebanon: libanon; libya: liby; liege: lüttich;
    lisbon: lissabon; lithuania: litau; lithuanian: litau; ljubljana: laibach; lng: flüssig;
    lombardy: lombard; lorraine: lothring; lucerne: luzern; macedonia: mazedon; maldives:
    malediven; mediterranean: mittelmeer; mexico: mexi; midwest: mittlere; milan: mailand;
    moravia: mähr; morocco: marokk; moscow: moskau; mozambique: mosambik; munich: münchen münch;
    naples: neapel; netherlands: niederl holländ; nigerian: niger; norway: norweg; norwegian:
    norweg; nuremberg: nürnberg; oecd: industriestaatenorganisation; pacific: pazif; palatinate:
    pfalz; palestine: palästin; palestinian: palästinen; peking: peking; philippines: philippin;
    piedmont: piemont; poland: polen poln; polish: polen poln; pomerania: pommern; portuguese:
    portug; poznan: posen; prague: prag; prussia: preuß; qatar: katar; qatari: katar; re: rück;
    rhine: rhein; rhineland: rheinland; rights: recht; riksbank: reichsbank; riyadh: riad;
    romania: rumän; romanian: rumän; romans: röm; rome: rom; russia: russ; russian: russ;
    rwanda: ruanda; rwandan: ruanda; sardinia: sardin; saudi: saudi; saxon: sächs sachsen;
    saxony: sachsen; scandinavia: skandinav; scandinavian: skandinav; scotland: schott; sec:
    börsenaufsicht; seoul: seoul; serbia: serb; shanghai: shanghai schanghai; sicily: sizil;
    silesia: schlesi; singapore: singapur; slovakia: slowak; slovenia: slowen; sme: mittelst
    kmu; smes: mittelst kmu; spain: span; spanish: span; spd: sozialdemokrat; states: staaten
    usa us; styria: steier; styrian: steir steier; suv: geländewagen; swabia: schwab schwäb;
    swabian: schwab schwäb; sweden: schwed; swedes: schwed; swedish: schwed; swiss: schweiz;
    switzerland: schweiz; syria: syri; syrian: syr; syrians: syr; tajikistan: tadschik; tbilisi:
    tiflis; tehran: teheran; thai: thai; thuringia: thüring; tokyo: tokio; transylvania:
    siebenbürgen; tunisia: tunes; tunisian: tunes; turin: turin; turkey: türk; turkish: türk;
    tuscany: toskana; tyrol: tirol; u.k: großbritannien brit; u.n: uno un vereinte; u.s: usa us
    amerika vereinigte; uae: emirate; uk: großbritannien brit; ukraine: ukrain; un: uno un
    vereinte; united: usa großbritannien vereinigt vereint; us: usa us amerika vereinigte;
    uzbekistan: usbek; vat: mehrwertsteuer umsatzsteuer; vatican: vatikan; venice: venedig;
    vienna: wien; vietnam: vietnam; vw: volkswagen; walloon: wallon; warsaw: warschau;
    westphalia: westfal; who: weltgesundheitsorganisation; wroclaw: breslau; wto:
    welthandelsorganisation; yangtze: jangtse; yemen: jemen; yerevan: eriwan; zambia: sambia;
    zealand: neuseeland; zeeland: seeland; zimbabwe: simbabwe; zurich: zürich
    """.split()
    ).split("; ")
)
# Words that English capitalises in titles, institutions and places where German has another word
# ("Bundesverfassungsgericht"). They name no one by themselves.
ALWAYS = frozenset(
    """
    basin bight cup responsibility strip
    a i an the in on at by for from of to and or but with after as it its this that he she they
    we academy act administration administrative affairs agency agriculture airport alliance
    ambassador army assembly association attorney authority autumn bank bay black board book
    budget bureau cabinet canal cape cartel center central centre ceo cfo chairman chairwoman
    chamber chancellor chief christmas church cities city civil club co coast commerce
    commission commissioner committee communications company competition confederation congress
    constitutional consumer coo corp council court criminal day defence defense democrat
    democrats department deputy development digital director district easter east eastern
    economic economics economy education employment energy environment environmental eve
    exchange executive far federal federation finance financial fire foreign forest foundation
    free fund games general good governor great green group gulf head health high house inc
    industry information inner innovation institute insurance interior internal international
    islands joint justice labor labour lake law league left liberal life local lord lower ltd
    managing market mayor media middle minister ministry mobile monetary mountain mr mrs ms
    municipal museum national navy network new news north northeast northern northwest ocean
    office officer old open organisation organization pact parliament party peace peninsula
    people plan plc police port premier president prime prize production prosecutor public
    railway red reform regional representatives republic research reserve river road royal
    safety science sea secretary security senate senator service services social society south
    southeast southern southwest sport sports spring stability state states statistical
    statistics stock street strait strategic summer summit sundays supervisory supreme tax
    technical technology telecom trade transport treasury treaty trust tv union university upper
    valley vice village wall war water welfare west western white winter women works world year
    jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december q1 q2 q3 q4 h1 h2 gdp cpi pmi ebit ebitda ipo ai covid coronavirus internet a.m p.m
    two three four five six seven eight nine ten eleven twelve one first second third
    gmt cet euro euros dollar dollars pound pounds franc francs
    """.split()
)
