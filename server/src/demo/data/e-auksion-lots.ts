/** One lot of e-auksion.uz as published; see README.md for the origin. Amounts are whole soum, 0 = no appraisal given. */
export interface PublishedLot {
  readonly lotId: number;
  /** Our own key for the object, by which the demo finds the words and pictures for it. */
  readonly kind: string;
  readonly title: string;
  readonly district: string;
  readonly startSoum: number;
  readonly appraisalSoum: number;
}

/** lotId | kind | title | district | startSoum | appraisalSoum */
const rows = `
24415500|gentra|GENTRA|Sirg\`ali tumani|118800000|118800000
23903825|gentra|Lacetti (Gentra)|Mirobod tumani|80309000|80309000
23945047|lacetti|CHEVROLET LACETTI|Sirg\`ali tumani|134175000|134175000
24093450|lacetti|CHEVROLET LACETTI|Uchtepa tumani|144000000|144000000
24473943|lacetti|Lacetti|Mirobod tumani|63353665|63353665
23880300|lacetti|Lacetti|Yunusobod tumani|69765000|69765000
23880295|lacetti|Lacetti|Yunusobod tumani|75514000|75514000
23767652|lacetti|LACETTI|Yashnobod tumani|122008500|122008500
23974620|lacetti|Lacetti|Mirobod tumani|74651735|74651735
24473944|lacetti|Lacetti|Mirobod tumani|63987202|63987202
23926398|cobalt|Cobalt|Mirzo Ulug\`bek tumani|125476000|125476000
24006763|cobalt|COBALT|Mirzo Ulug\`bek tumani|115360000|115360000
24021675|cobalt|Cobalt|Mirobod tumani|90137480|90137480
24267256|cobalt|CHEVROLET COBALT|Sirg\`ali tumani|118238400|118238400
24040147|cobalt|COBALT|Mirzo Ulug\`bek tumani|72895200|72895200
24039918|cobalt|COBALT|Mirzo Ulug\`bek tumani|141532000|141532000
24472498|cobalt|CHEVROLET COBALT|Yunusobod tumani|75644080|75644080
23944377|cobalt|Cobalt||81000000|81000000
23974453|nexia-3|CHEVROLET NEXIA 3|Sirg\`ali tumani|102410000|102410000
23983764|nexia-3|Nexia 3|Shayxontohur tumani|63718582|63718582
23985210|nexia-3|NEXIA 3|Chilonzor tumani|111930000|111930000
23767714|nexia-3|NEXIA 3|Sirg\`ali tumani|86673600|86673600
24149556|nexia-3|NEXIA 3|Sirg\`ali tumani|118678275|118678275
24441619|nexia-3|NEXIA 3|Shayxontohur tumani|97900000|97900000
23944041|nexia-2|NEXIA|Yunusobod tumani|34798000|34798000
23782853|nexia-2|NEXIA|Mirzo Ulug\`bek tumani|31591000|31591000
23765606|nexia-2|NEXIA|Mirzo Ulug\`bek tumani|32739000|32739000
23766825|nexia-2|NEXIA|Mirzo Ulug\`bek tumani|30676000|30676000
23944139|damas|DAMAS|Mirzo Ulug\`bek tumani|35037197|35037197
23943994|damas|Damas|Chilonzor tumani|34762000|34762000
24006751|damas|CHEVROLET DAMAS-2|Sirg\`ali tumani|90862500|90862500
23944332|damas|Damas|Yashnobod tumani|19783000|19783000
24069342|damas|DAMAS|Yangihayot tumani|21118720|21118720
23942690|damas|Damas|Mirzo Ulug\`bek tumani|7542000|7542000
24121364|spark|CHEVROLET SPARK|Mirzo Ulug\`bek tumani|115000000|115000000
23926403|spark|SPARK|Sirg\`ali tumani|37500000|37500000
23926412|spark|Spark|Mirzo Ulug\`bek tumani|116600000|116600000
23945051|spark|CHEVROLET SPARK|Sirg\`ali tumani|111800000|111800000
24069333|matiz|MATIZ|Yangihayot tumani|19446560|19446560
23926392|matiz|Matiz|Sirg\`ali tumani|60644960|60644960
24069340|matiz|MATIZ|Yangihayot tumani|22218560|22218560
23944337|malibu-2|MALIBU 2|Mirobod tumani|181960000|181960000
23974718|malibu-2|Malibu 2|Shayxontohur tumani|163631000|163631000
23804701|malibu-2|MALIBU 2|Uchtepa tumani|218330000|218330000
23925590|tracker-2|CHEVROLET TRACKER 2|Shayxontohur tumani|107905280|107905280
24508561|tracker-2|CHEVROLET TRACKER-2|Yashnobod tumani|164402868|164402868
24540088|tracker-2|CHEVROLET TRACKER-2|Sirg\`ali tumani|179912000|179912000
23944271|captiva|Chevrolet Captiva|Shayxontohur tumani|141938163|141938163
23926586|captiva|CHEVROLET CAPTIVA|Shayxontohur tumani|248500000|248500000
23985214|onix|ONIX|Mirzo Ulug\`bek tumani|156262809|156262809
24441804|epica|EPICA|Yunusobod tumani|49663000|49663000
24006704|equinox|EQUINOX|Yangihayot tumani|238100000|238100000
24006520|man-tgs|MAN TGS 33.360|Sirg\`ali tumani|369469440|369469440
23925975|man-tgs|MAN TGS 33.360|Mirobod tumani|392257220|392257220
23944072|byd-song-plus|BYD Song Plus|Shayxontohur tumani|255783360|255783360
24441622|byd-song-plus|BYD SONG PLUS CHAMPION|Yakkasaroy tumani|307275000|307275000
23944077|byd-han|BYD HAN EV|Shayxontohur tumani|455320320|455320320
23804910|kia-k5|KIA K5|Yakkasaroy tumani|261273555|261273555
24304037|kia-seltos|KIA SELTOS PE G03N|Mirzo Ulug\`bek tumani|299300000|299300000
24473949|sonata|Hyundai Sonata|Mirobod tumani|125715072|125715072
24415593|camry|TOYOTA CAMRY|Mirobod tumani|58446000|58446000
23945145|mercedes-e450|Mercedes Benz E450 4 MATIC|Yunusobod tumani|521504755|521504755
24021687|lada-vesta|LADA VESTA GFL 32 073 52|Mirobod tumani|98952516|98952516
23974662|vaz-2107|VAZ 2107|Yashnobod tumani|12355000|12355000
23926534|vaz-2103|VAZ 2103|Uchtepa tumani|6807000|6807000
23944494|uaz-3303|UAZ/3303|Uchtepa tumani|23639002|23639002
23944520|gaz-53|GAZ-53|Chilonzor tumani|35500000|35500000
23984293|kraz-258|KRAZ 258 B1|Sirg\`ali tumani|32078000|32078000
24021956|zil-130|ZIL 130|Mirzo Ulug\`bek tumani|25001000|25001000
24189135|isuzu-np37|ISUZU SAZ NP 37|Olmazor tumani|130401938|130401938
24500959|howo|HOWO ZZ4187S3517C|Yangihayot tumani|795000000|795000000
23804715|tiggo-7|CHERY TIGGO 7PRO|Yakkasaroy tumani|306162500|306162500
23821179|jetour-x70|JETOUR X70 VEHICLE|Shayxontohur tumani|305287640|305287640
23767786|bestune-t55|BESTUNE T55|Uchtepa tumani|199680000|199680000
23944080|jac-t6|JAC T 6 Pikap|Shayxontohur tumani|184190000|184190000
23942659|lifan-250|lifan250-1|Chilonzor tumani|18367000|18367000
23926200|tank-scooter|TANK|Chilonzor tumani|11050000|11050000
24239494|tank-scooter|TANK|Shayxontohur tumani|3451000|4930000
1248471|building|Noturar joy binosi||454000000|0
1248472|house|Toshkent viloyati, Nurafshon shahar, Chig'iriq MFY, Haqiqat ko'chasi 68-uy||858600000|0
1248478|house|Yakka tartibdagi turar joy||563000000|0
1248479|house|Yakka tartibdagi turar joy||435000000|0
1248484|land|Sog‘lomlashtirish tipidagi hammomlar qurish uchun yer uchastkasi||33000000|0
1248513|building|Noturar joy binosi||392499000|0
1248521|building|Naturar joy (Bino-inshoaat)||964000000|0
23767585|flat|Ko'p qavatli uydagi honadon|Chilonzor tumani|375000000|375000000
23767587|building|Bino-ishoat|Yangihayot tumani|781200000|1116000000
23782042|house|Yakka yartibdagi uy-joy|Bektemir tumani|300000000|300000000
23804644|flat|Ko'p qavatli uydagi xonadon|Olmazor tumani|960000000|960000000
23814372|flat|XONADON|Yunusobod tumani|500000000|500000000
23814383|flat|Ko'p qavatli uydagi xonadon|Olmazor tumani|907144000|1295920000
23869194|flat|Ko'p qavatli uydagi xonadon|Yakkasaroy tumani|875000000|875000000
23869410|flat|Ko'p qavatli uydagi xonadon|Yunusobod tumani|627427807|896325439
23924373|flat|Ko'p qavatli uydagi xonadon|Olmazor tumani|704000000|704000000
23925656|flat|Ko'p qavatli uydagi xonadon|Sirg\`ali tumani|667500000|667500000
23926743|office|Noturar binoning bir qismi|Yakkasaroy tumani|652125000|652125000
23926761|office|Noturar binoning 2-qavat bir qismi (ofis binosi)|Mirzo Ulug\`bek tumani|831700000|831700000
23926765|office|Noturar bino (bino qismi)|Mirobod tumani|937349000|937349000
23928023|house|Yakka tartibdagi turar joy|Sirg\`ali tumani|812500000|812500000
23928062|flat|Ko'p qavatli uydagi xonadon|Olmazor tumani|756000000|756000000
23943189|flat|Ko\`p qavatli uydagi xonadon|Sirg\`ali tumani|870028341|870028341
23943190|flat|Ko\`p qavatli uydagi xonadon|Sirg\`ali tumani|724284835|724284835
23943197|flat|Ko\`p qavatli uydagi xonadon|Sirg\`ali tumani|419500361|419500361
23945136|flat|Ko'p qavatli uydagi xonadon|Sirg\`ali tumani|864640000|864640000
23964388|shop|Savdo va maishiy xizmat ko\`rsatish majmuasi qismi (O-blok, 156-sonli do\`kon)|Shayxontohur tumani|125000000|125000000
23964467|shop|Savdo va maishiy xizmat ko\`rsatish|Yashnobod tumani|415000000|415000000
23964948|house|Yakka tartibdagi uy-joy|Sirg\`ali tumani|417000000|417000000
23975027|shop|Bekat majmuasidagi savdo shaxobchasi|Olmazor tumani|357234500|510335000
23975030|house|Yakka tartibdagi turarjoy|Sirg\`ali tumani|875000000|875000000
23975042|house|Yakka tartibdagi turarjoy|Yashnobod tumani|865312500|865312500
23975968|shop|Savdo va maishiy xizmat ko'rsatish majmuasi qismi (O-blok, 52-sonli do'kon)|Shayxontohur tumani|151037000|151037000
23985606|flat|Ko'p qavatli uydagi xonadon|Mirzo Ulug\`bek tumani|150000000|150000000
23985701|flat|Ko'p qavatli uydagi xonadon|Yunusobod tumani|921600000|921600000
23985852|house|Yakka tartibdagi turarjoy|Sirg\`ali tumani|478500000|478500000
23985855|flat|Ko'p qavatli uydagi xonadon|Bektemir tumani|677775000|677775000
24006824|flat|Ko'p qavatli uydagi xonadon|Sirg\`ali tumani|800000000|800000000
24006840|flat|Ko'p qavatli uydagi xonadon|Bektemir tumani|670800000|670800000
24006843|flat|Ko'p qavatli uytdagi xonadon|Uchtepa tumani|812500000|812500000
24013069|shop|savdo majmuasi qismi 11-do'kon|Yashnobod tumani|682948000|682948000
24013143|flat|Ko‘p qavatli turar-joydagi xonadon|Chilonzor tumani|772960000|772960000
24093107|shop|Savdo va maishiy xizmat ko\`rsatish majmuasi qismi (F-blok, 23-sonli do\`kon)|Shayxontohur tumani|195000000|195000000
24371932|garage|74-sonli avtoturargoh|Yakkasaroy tumani|286499500|409285000
24441784|teahouse|Choyxona, marosimlar uyi, ofis va omborxona qismi|Shayxontohur tumani|375000000|375000000
23964575|bulldozer|BULDOZER KOMATSU D-155 AX (INB 40029)|Yashnobod tumani|414248162|414248162
23964578|loader|Frontal yuklagich SDLG LG 933 L|Yakkasaroy tumani|355277000|355277000
23974728|cable-puller|SIM TORTISH USKUNASI TESMEK ARS-700|Yashnobod tumani|217383638|217383638
24069289|cold-room|SOVUTGICH XONA 5x6m (MUZLATGICH)|Yakkasaroy tumani|35159904|35159904
24069297|can-sealer|Zakatyshniy mashina 1-dona (Banka yopadigan)|Yakkasaroy tumani|92880450|92880450
24069382|garment-washer|SOFTFINISH HTF, ROPE OPENING S SLITTING S SGUEEZING MACHINE+ENZYM WASH UNIT|Sirg\`ali tumani|316744805|316744805
24069383|hydro-extractor|BENEKS, SOFTFINISH-BSM BALLON HYDRO EXTRACTOR MACHINE|Sirg\`ali tumani|332200079|332200079
24203101|compactor|RSA98-Hi Speed Zichlab bogʻlagich|Yashnobod tumani|135000000|135000000
24307257|moulds|LOTOK QOLIPLAR|Mirzo Ulug\`bek tumani|330144913|330144913
24371876|container|Konteyner|Yangihayot tumani|33526523|33526523
24371885|container|Kichik Konteyner|Yangihayot tumani|18750000|18750000
23974744|washing-machine|Samsung 12 kg kir yuvish mashinasi|Yashnobod tumani|9079374|9079374
24184080|air-conditioner|Kondisioner Roison KFR-25|Yashnobod tumani|4133430|4133430
23975052|laptop|Kompyuter Notebook Acer\`E 1-571|Yashnobod tumani|885735|885735
24472942|office-furniture|Ofis mebellari (ro\`yhat bo\`yicha)|Yashnobod tumani|5720667|5720667
24039081|office-furniture|Mebel ofisniy (1 dona)|Yakkasaroy tumani|775000|775000
23974846|radio|Radioaloqa qurilmalari|Yashnobod tumani|8191867|8191867
24473037|shelving|4 qavatli temir stelaj|Yashnobod tumani|3542940|3542940
24473051|cable|Kabel RK|Yashnobod tumani|151755|151755
23974749|pump|Porshenli gidronasos GV-3800|Yashnobod tumani|14356583|14356583
`;

export const publishedLots: readonly PublishedLot[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [lotId, kind = '', title = '', district = '', startSoum, appraisalSoum] = row.split('|');
    return { lotId: Number(lotId), kind, title, district, startSoum: Number(startSoum), appraisalSoum: Number(appraisalSoum) };
  });
