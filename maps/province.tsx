<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.8" tiledversion="1.8.2" name="province" tilewidth="64" tileheight="56" tilecount="465" columns="32">
 <image source="province.png" width="2048" height="840"/>
 <tile id="0">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="greater_london"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="severn"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="midlands"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lancashire"/>
  </properties>
 </tile>
 <tile id="4">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="northumbria"/>
  </properties>
 </tile>
 <tile id="5">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lowlands"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="highlands"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hebrides"/>
  </properties>
 </tile>
 <tile id="8">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="orkney"/>
  </properties>
 </tile>
 <tile id="9">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="shetland"/>
  </properties>
 </tile>
 <tile id="10">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ulster"/>
  </properties>
 </tile>
 <tile id="11">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="leinster"/>
  </properties>
 </tile>
 <tile id="12">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="connacht"/>
  </properties>
 </tile>
 <tile id="13">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="munster_ireland"/>
  </properties>
 </tile>
 <tile id="14">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="iceland"/>
  </properties>
 </tile>
 <tile id="15">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="north_iceland"/>
  </properties>
 </tile>
 <tile id="16">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="faroes"/>
  </properties>
 </tile>
 <tile id="17">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="south_jutland"/>
  </properties>
 </tile>
 <tile id="18">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="funen"/>
  </properties>
 </tile>
 <tile id="19">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="zealand"/>
  </properties>
 </tile>
 <tile id="20">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="schleswig"/>
  </properties>
 </tile>
 <tile id="21">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="holstein"/>
  </properties>
 </tile>
 <tile id="22">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="akershus"/>
  </properties>
 </tile>
 <tile id="23">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="agder"/>
  </properties>
 </tile>
 <tile id="24">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hordaland"/>
  </properties>
 </tile>
 <tile id="25">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="trondelag"/>
  </properties>
 </tile>
 <tile id="26">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="troms"/>
  </properties>
 </tile>
 <tile id="27">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gudbrandsdal"/>
  </properties>
 </tile>
 <tile id="28">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="smaland"/>
  </properties>
 </tile>
 <tile id="29">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gotaland"/>
  </properties>
 </tile>
 <tile id="30">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="varmland"/>
  </properties>
 </tile>
 <tile id="31">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="svealand"/>
  </properties>
 </tile>
 <tile id="32">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dalarna"/>
  </properties>
 </tile>
 <tile id="33">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="medelpad"/>
  </properties>
 </tile>
 <tile id="34">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="jamtland"/>
  </properties>
 </tile>
 <tile id="35">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="norrbotten"/>
  </properties>
 </tile>
 <tile id="36">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="swedish_lapland"/>
  </properties>
 </tile>
 <tile id="37">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gotland"/>
  </properties>
 </tile>
 <tile id="38">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="uusimaa"/>
  </properties>
 </tile>
 <tile id="39">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aland"/>
  </properties>
 </tile>
 <tile id="40">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hame"/>
  </properties>
 </tile>
 <tile id="41">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="oulu"/>
  </properties>
 </tile>
 <tile id="42">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="savo"/>
  </properties>
 </tile>
 <tile id="43">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="viborg"/>
  </properties>
 </tile>
 <tile id="44">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lapland"/>
  </properties>
 </tile>
 <tile id="45">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="petsamo"/>
  </properties>
 </tile>
 <tile id="46">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="salla"/>
  </properties>
 </tile>
 <tile id="47">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ladoga_karelia"/>
  </properties>
 </tile>
 <tile id="48">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="holland"/>
  </properties>
 </tile>
 <tile id="49">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="limburg"/>
  </properties>
 </tile>
 <tile id="50">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="flanders"/>
  </properties>
 </tile>
 <tile id="51">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="antwerp"/>
  </properties>
 </tile>
 <tile id="52">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="brabant"/>
  </properties>
 </tile>
 <tile id="53">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="wallonia"/>
  </properties>
 </tile>
 <tile id="54">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eupen"/>
  </properties>
 </tile>
 <tile id="55">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="luxembourg"/>
  </properties>
 </tile>
 <tile id="56">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="rhineland"/>
  </properties>
 </tile>
 <tile id="57">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ruhr"/>
  </properties>
 </tile>
 <tile id="58">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="moselle"/>
  </properties>
 </tile>
 <tile id="59">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="trier"/>
  </properties>
 </tile>
 <tile id="60">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="saar"/>
  </properties>
 </tile>
 <tile id="61">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="palatinate"/>
  </properties>
 </tile>
 <tile id="62">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nassau"/>
  </properties>
 </tile>
 <tile id="63">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="upper_hesse"/>
  </properties>
 </tile>
 <tile id="64">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="frankfurt"/>
  </properties>
 </tile>
 <tile id="65">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kassel"/>
  </properties>
 </tile>
 <tile id="66">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="thuringia"/>
  </properties>
 </tile>
 <tile id="67">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="oldenburg"/>
  </properties>
 </tile>
 <tile id="68">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bremen"/>
  </properties>
 </tile>
 <tile id="69">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hamburg"/>
  </properties>
 </tile>
 <tile id="70">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lubeck"/>
  </properties>
 </tile>
 <tile id="71">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hanover"/>
  </properties>
 </tile>
 <tile id="72">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="brunswick"/>
  </properties>
 </tile>
 <tile id="73">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mecklenburg"/>
  </properties>
 </tile>
 <tile id="74">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="strelitz"/>
  </properties>
 </tile>
 <tile id="75">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="western_pomerania"/>
  </properties>
 </tile>
 <tile id="76">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="brandenburg"/>
  </properties>
 </tile>
 <tile id="77">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="magdeburg"/>
  </properties>
 </tile>
 <tile id="78">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="leipzig"/>
  </properties>
 </tile>
 <tile id="79">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="saxony"/>
  </properties>
 </tile>
 <tile id="80">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="munich"/>
  </properties>
 </tile>
 <tile id="81">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="franconia"/>
  </properties>
 </tile>
 <tile id="82">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="wurttemberg"/>
  </properties>
 </tile>
 <tile id="83">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="baden"/>
  </properties>
 </tile>
 <tile id="84">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bern"/>
  </properties>
 </tile>
 <tile id="85">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ile_de_france"/>
  </properties>
 </tile>
 <tile id="86">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="champagne"/>
  </properties>
 </tile>
 <tile id="87">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="metz"/>
  </properties>
 </tile>
 <tile id="88">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="alsace"/>
  </properties>
 </tile>
 <tile id="89">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="burgundy"/>
  </properties>
 </tile>
 <tile id="90">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lower_normandy"/>
  </properties>
 </tile>
 <tile id="91">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="brittany"/>
  </properties>
 </tile>
 <tile id="92">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nantes"/>
  </properties>
 </tile>
 <tile id="93">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="touraine"/>
  </properties>
 </tile>
 <tile id="94">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="limousin"/>
  </properties>
 </tile>
 <tile id="95">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="auvergne"/>
  </properties>
 </tile>
 <tile id="96">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dauphine"/>
  </properties>
 </tile>
 <tile id="97">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="guyenne"/>
  </properties>
 </tile>
 <tile id="98">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="languedoc"/>
  </properties>
 </tile>
 <tile id="99">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="montpellier"/>
  </properties>
 </tile>
 <tile id="100">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nice"/>
  </properties>
 </tile>
 <tile id="101">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="savoy"/>
  </properties>
 </tile>
 <tile id="102">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="corsica"/>
  </properties>
 </tile>
 <tile id="103">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="new_castile"/>
  </properties>
 </tile>
 <tile id="104">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="toledo"/>
  </properties>
 </tile>
 <tile id="105">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="old_castile"/>
  </properties>
 </tile>
 <tile id="106">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="leon"/>
  </properties>
 </tile>
 <tile id="107">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="salamanca"/>
  </properties>
 </tile>
 <tile id="108">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aragon"/>
  </properties>
 </tile>
 <tile id="109">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="catalonia"/>
  </properties>
 </tile>
 <tile id="110">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="la_mancha"/>
  </properties>
 </tile>
 <tile id="111">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="granada"/>
  </properties>
 </tile>
 <tile id="112">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cordoba"/>
  </properties>
 </tile>
 <tile id="113">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="seville"/>
  </properties>
 </tile>
 <tile id="114">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="balearics"/>
  </properties>
 </tile>
 <tile id="115">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gibraltar"/>
  </properties>
 </tile>
 <tile id="116">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="estremadura"/>
  </properties>
 </tile>
 <tile id="117">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="minho"/>
  </properties>
 </tile>
 <tile id="118">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="alentejo"/>
  </properties>
 </tile>
 <tile id="119">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="piedmont"/>
  </properties>
 </tile>
 <tile id="120">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="liguria"/>
  </properties>
 </tile>
 <tile id="121">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lombardy"/>
  </properties>
 </tile>
 <tile id="122">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="venetia"/>
  </properties>
 </tile>
 <tile id="123">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="trentino"/>
  </properties>
 </tile>
 <tile id="124">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="south_tyrol"/>
  </properties>
 </tile>
 <tile id="125">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="parma"/>
  </properties>
 </tile>
 <tile id="126">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="modena"/>
  </properties>
 </tile>
 <tile id="127">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lucca"/>
  </properties>
 </tile>
 <tile id="128">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tuscany"/>
  </properties>
 </tile>
 <tile id="129">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="romagna"/>
  </properties>
 </tile>
 <tile id="130">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bologna"/>
  </properties>
 </tile>
 <tile id="131">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="marche"/>
  </properties>
 </tile>
 <tile id="132">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="rome"/>
  </properties>
 </tile>
 <tile id="133">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="naples"/>
  </properties>
 </tile>
 <tile id="134">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="basilicata"/>
  </properties>
 </tile>
 <tile id="135">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sicily"/>
  </properties>
 </tile>
 <tile id="136">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="messina"/>
  </properties>
 </tile>
 <tile id="137">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sardinia"/>
  </properties>
 </tile>
 <tile id="138">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="malta"/>
  </properties>
 </tile>
 <tile id="139">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lower_austria"/>
  </properties>
 </tile>
 <tile id="140">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="salzburg"/>
  </properties>
 </tile>
 <tile id="141">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="carinthia"/>
  </properties>
 </tile>
 <tile id="142">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bohemia"/>
  </properties>
 </tile>
 <tile id="143">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sudetenland"/>
  </properties>
 </tile>
 <tile id="144">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="moravia"/>
  </properties>
 </tile>
 <tile id="145">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="teschen"/>
  </properties>
 </tile>
 <tile id="146">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="burgenland"/>
  </properties>
 </tile>
 <tile id="147">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pressburg"/>
  </properties>
 </tile>
 <tile id="148">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kosice"/>
  </properties>
 </tile>
 <tile id="149">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ruthenia"/>
  </properties>
 </tile>
 <tile id="150">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pest"/>
  </properties>
 </tile>
 <tile id="151">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="debrecen"/>
  </properties>
 </tile>
 <tile id="152">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="carniola"/>
  </properties>
 </tile>
 <tile id="153">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="trieste"/>
  </properties>
 </tile>
 <tile id="154">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="istria"/>
  </properties>
 </tile>
 <tile id="155">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="fiume"/>
  </properties>
 </tile>
 <tile id="156">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="croatia"/>
  </properties>
 </tile>
 <tile id="157">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="slavonia"/>
  </properties>
 </tile>
 <tile id="158">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="zara"/>
  </properties>
 </tile>
 <tile id="159">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dalmatia"/>
  </properties>
 </tile>
 <tile id="160">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="serb_krajina"/>
  </properties>
 </tile>
 <tile id="161">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ragusa"/>
  </properties>
 </tile>
 <tile id="162">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="vojvodina"/>
  </properties>
 </tile>
 <tile id="163">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="banat"/>
  </properties>
 </tile>
 <tile id="164">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="transylvania"/>
  </properties>
 </tile>
 <tile id="165">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="szeklerland"/>
  </properties>
 </tile>
 <tile id="166">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="southern_transylvania"/>
  </properties>
 </tile>
 <tile id="167">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="western_galicia"/>
  </properties>
 </tile>
 <tile id="168">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cracow"/>
  </properties>
 </tile>
 <tile id="169">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eastern_galicia"/>
  </properties>
 </tile>
 <tile id="170">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bukovina"/>
  </properties>
 </tile>
 <tile id="171">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="silesia"/>
  </properties>
 </tile>
 <tile id="172">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="upper_silesia"/>
  </properties>
 </tile>
 <tile id="173">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="oppeln"/>
  </properties>
 </tile>
 <tile id="174">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="grunberg"/>
  </properties>
 </tile>
 <tile id="175">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pomerania"/>
  </properties>
 </tile>
 <tile id="176">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="posen"/>
  </properties>
 </tile>
 <tile id="177">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="corridor"/>
  </properties>
 </tile>
 <tile id="178">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="thorn"/>
  </properties>
 </tile>
 <tile id="179">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="danzig"/>
  </properties>
 </tile>
 <tile id="180">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="east_prussia"/>
  </properties>
 </tile>
 <tile id="181">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="masuria"/>
  </properties>
 </tile>
 <tile id="182">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="memel"/>
  </properties>
 </tile>
 <tile id="183">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mazovia"/>
  </properties>
 </tile>
 <tile id="184">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lodz"/>
  </properties>
 </tile>
 <tile id="185">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lublin"/>
  </properties>
 </tile>
 <tile id="186">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="suwalki"/>
  </properties>
 </tile>
 <tile id="187">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bialystok"/>
  </properties>
 </tile>
 <tile id="188">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="grodno"/>
  </properties>
 </tile>
 <tile id="189">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="vilna"/>
  </properties>
 </tile>
 <tile id="190">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lithuania"/>
  </properties>
 </tile>
 <tile id="191">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="livonia"/>
  </properties>
 </tile>
 <tile id="192">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="latgale"/>
  </properties>
 </tile>
 <tile id="193">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="estonia"/>
  </properties>
 </tile>
 <tile id="194">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="minsk"/>
  </properties>
 </tile>
 <tile id="195">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mogilev"/>
  </properties>
 </tile>
 <tile id="196">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="volhynia"/>
  </properties>
 </tile>
 <tile id="197">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lutsk"/>
  </properties>
 </tile>
 <tile id="198">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kiev"/>
  </properties>
 </tile>
 <tile id="199">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="podolia"/>
  </properties>
 </tile>
 <tile id="200">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="vinnitsa"/>
  </properties>
 </tile>
 <tile id="201">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="yelisavetgrad"/>
  </properties>
 </tile>
 <tile id="202">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="chernigov"/>
  </properties>
 </tile>
 <tile id="203">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kharkov"/>
  </properties>
 </tile>
 <tile id="204">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="luhansk"/>
  </properties>
 </tile>
 <tile id="205">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="donetsk"/>
  </properties>
 </tile>
 <tile id="206">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tavria"/>
  </properties>
 </tile>
 <tile id="207">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="odessa"/>
  </properties>
 </tile>
 <tile id="208">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="crimea"/>
  </properties>
 </tile>
 <tile id="209">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sevastopol"/>
  </properties>
 </tile>
 <tile id="210">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kerch"/>
  </properties>
 </tile>
 <tile id="211">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bessarabia"/>
  </properties>
 </tile>
 <tile id="212">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="transnistria"/>
  </properties>
 </tile>
 <tile id="213">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="budjak"/>
  </properties>
 </tile>
 <tile id="214">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="moldavia"/>
  </properties>
 </tile>
 <tile id="215">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="wallachia"/>
  </properties>
 </tile>
 <tile id="216">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="oltenia"/>
  </properties>
 </tile>
 <tile id="217">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dobrudja"/>
  </properties>
 </tile>
 <tile id="218">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="southern_dobrudja"/>
  </properties>
 </tile>
 <tile id="219">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="serbia"/>
  </properties>
 </tile>
 <tile id="220">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nis"/>
  </properties>
 </tile>
 <tile id="221">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kosovo"/>
  </properties>
 </tile>
 <tile id="222">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="prizren"/>
  </properties>
 </tile>
 <tile id="223">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="montenegro"/>
  </properties>
 </tile>
 <tile id="224">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bosnia"/>
  </properties>
 </tile>
 <tile id="225">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="krajina_bosnia"/>
  </properties>
 </tile>
 <tile id="226">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="knin_krajina"/>
  </properties>
 </tile>
 <tile id="227">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tuzla"/>
  </properties>
 </tile>
 <tile id="228">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eastern_bosnia"/>
  </properties>
 </tile>
 <tile id="229">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="herzegovina"/>
  </properties>
 </tile>
 <tile id="230">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="macedonia"/>
  </properties>
 </tile>
 <tile id="231">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="albania"/>
  </properties>
 </tile>
 <tile id="232">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="valona"/>
  </properties>
 </tile>
 <tile id="233">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sofia"/>
  </properties>
 </tile>
 <tile id="234">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eastern_rumelia"/>
  </properties>
 </tile>
 <tile id="235">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="petrich"/>
  </properties>
 </tile>
 <tile id="236">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="salonica"/>
  </properties>
 </tile>
 <tile id="237">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kavala"/>
  </properties>
 </tile>
 <tile id="238">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="western_thrace"/>
  </properties>
 </tile>
 <tile id="239">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eastern_thrace"/>
  </properties>
 </tile>
 <tile id="240">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gallipoli"/>
  </properties>
 </tile>
 <tile id="241">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="constantinople"/>
  </properties>
 </tile>
 <tile id="242">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="epirus"/>
  </properties>
 </tile>
 <tile id="243">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="thessaly"/>
  </properties>
 </tile>
 <tile id="244">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="central_greece"/>
  </properties>
 </tile>
 <tile id="245">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="attica"/>
  </properties>
 </tile>
 <tile id="246">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="morea"/>
  </properties>
 </tile>
 <tile id="247">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="patras"/>
  </properties>
 </tile>
 <tile id="248">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="messenia"/>
  </properties>
 </tile>
 <tile id="249">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ionian_islands"/>
  </properties>
 </tile>
 <tile id="250">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cephalonia"/>
  </properties>
 </tile>
 <tile id="251">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cyclades"/>
  </properties>
 </tile>
 <tile id="252">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aegean_islands"/>
  </properties>
 </tile>
 <tile id="253">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="rhodes"/>
  </properties>
 </tile>
 <tile id="254">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="crete"/>
  </properties>
 </tile>
 <tile id="255">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="scutari"/>
  </properties>
 </tile>
 <tile id="256">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dardanelles"/>
  </properties>
 </tile>
 <tile id="257">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bursa"/>
  </properties>
 </tile>
 <tile id="258">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="smyrna"/>
  </properties>
 </tile>
 <tile id="259">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="denizli"/>
  </properties>
 </tile>
 <tile id="260">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eskisehir"/>
  </properties>
 </tile>
 <tile id="261">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="adalia"/>
  </properties>
 </tile>
 <tile id="262">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="konya"/>
  </properties>
 </tile>
 <tile id="263">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="angora"/>
  </properties>
 </tile>
 <tile id="264">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kastamonu"/>
  </properties>
 </tile>
 <tile id="265">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kayseri"/>
  </properties>
 </tile>
 <tile id="266">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sivas"/>
  </properties>
 </tile>
 <tile id="267">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="trebizond"/>
  </properties>
 </tile>
 <tile id="268">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cilicia"/>
  </properties>
 </tile>
 <tile id="269">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="alexandretta"/>
  </properties>
 </tile>
 <tile id="270">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="erzurum"/>
  </properties>
 </tile>
 <tile id="271">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="diyarbakir"/>
  </properties>
 </tile>
 <tile id="272">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="van"/>
  </properties>
 </tile>
 <tile id="273">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kars"/>
  </properties>
 </tile>
 <tile id="274">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aleppo"/>
  </properties>
 </tile>
 <tile id="275">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="latakia"/>
  </properties>
 </tile>
 <tile id="276">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="syria"/>
  </properties>
 </tile>
 <tile id="277">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lebanon"/>
  </properties>
 </tile>
 <tile id="278">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="deir_ez_zor"/>
  </properties>
 </tile>
 <tile id="279">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="palestine"/>
  </properties>
 </tile>
 <tile id="280">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="galilee"/>
  </properties>
 </tile>
 <tile id="281">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gaza"/>
  </properties>
 </tile>
 <tile id="282">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="transjordan"/>
  </properties>
 </tile>
 <tile id="283">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="maan"/>
  </properties>
 </tile>
 <tile id="284">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mosul"/>
  </properties>
 </tile>
 <tile id="285">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="baghdad"/>
  </properties>
 </tile>
 <tile id="286">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="western_iraq"/>
  </properties>
 </tile>
 <tile id="287">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lower_iraq"/>
  </properties>
 </tile>
 <tile id="288">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kuwait"/>
  </properties>
 </tile>
 <tile id="289">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="jabal_shammar"/>
  </properties>
 </tile>
 <tile id="290">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tabuk"/>
  </properties>
 </tile>
 <tile id="291">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cyprus"/>
  </properties>
 </tile>
 <tile id="292">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="northern_cyprus"/>
  </properties>
 </tile>
 <tile id="293">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="lower_egypt"/>
  </properties>
 </tile>
 <tile id="294">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="alexandria"/>
  </properties>
 </tile>
 <tile id="295">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="suez"/>
  </properties>
 </tile>
 <tile id="296">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sinai"/>
  </properties>
 </tile>
 <tile id="297">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="marmarica"/>
  </properties>
 </tile>
 <tile id="298">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cyrenaica"/>
  </properties>
 </tile>
 <tile id="299">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tobruk"/>
  </properties>
 </tile>
 <tile id="300">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sirte"/>
  </properties>
 </tile>
 <tile id="301">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tripoli"/>
  </properties>
 </tile>
 <tile id="302">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tunis"/>
  </properties>
 </tile>
 <tile id="303">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gabes"/>
  </properties>
 </tile>
 <tile id="304">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="constantine"/>
  </properties>
 </tile>
 <tile id="305">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="algiers"/>
  </properties>
 </tile>
 <tile id="306">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="oran"/>
  </properties>
 </tile>
 <tile id="307">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="biskra"/>
  </properties>
 </tile>
 <tile id="308">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="laghouat"/>
  </properties>
 </tile>
 <tile id="309">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="el_golea"/>
  </properties>
 </tile>
 <tile id="310">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="fez"/>
  </properties>
 </tile>
 <tile id="311">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="rabat"/>
  </properties>
 </tile>
 <tile id="312">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="marrakesh"/>
  </properties>
 </tile>
 <tile id="313">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tangier"/>
  </properties>
 </tile>
 <tile id="314">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="spanish_morocco"/>
  </properties>
 </tile>
 <tile id="315">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ceuta"/>
  </properties>
 </tile>
 <tile id="316">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="melilla"/>
  </properties>
 </tile>
 <tile id="317">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bechar"/>
  </properties>
 </tile>
 <tile id="318">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="circassia"/>
  </properties>
 </tile>
 <tile id="319">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kuban"/>
  </properties>
 </tile>
 <tile id="320">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="abkhazia"/>
  </properties>
 </tile>
 <tile id="321">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="adjara"/>
  </properties>
 </tile>
 <tile id="322">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="south_ossetia"/>
  </properties>
 </tile>
 <tile id="323">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="georgia"/>
  </properties>
 </tile>
 <tile id="324">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="erivan"/>
  </properties>
 </tile>
 <tile id="325">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="gumri"/>
  </properties>
 </tile>
 <tile id="326">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nakhichevan"/>
  </properties>
 </tile>
 <tile id="327">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="karabakh"/>
  </properties>
 </tile>
 <tile id="328">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="baku"/>
  </properties>
 </tile>
 <tile id="329">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dagestan"/>
  </properties>
 </tile>
 <tile id="330">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="chechnya"/>
  </properties>
 </tile>
 <tile id="331">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="stavropol"/>
  </properties>
 </tile>
 <tile id="332">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="azerbaijan_persia"/>
  </properties>
 </tile>
 <tile id="333">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tehran"/>
  </properties>
 </tile>
 <tile id="334">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hamadan"/>
  </properties>
 </tile>
 <tile id="335">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="khuzestan"/>
  </properties>
 </tile>
 <tile id="336">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="isfahan"/>
  </properties>
 </tile>
 <tile id="337">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ingria"/>
  </properties>
 </tile>
 <tile id="338">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pskov"/>
  </properties>
 </tile>
 <tile id="339">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="novgorod"/>
  </properties>
 </tile>
 <tile id="340">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="smolensk"/>
  </properties>
 </tile>
 <tile id="341">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tver"/>
  </properties>
 </tile>
 <tile id="342">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="moscow"/>
  </properties>
 </tile>
 <tile id="343">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="bryansk"/>
  </properties>
 </tile>
 <tile id="344">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="belgorod"/>
  </properties>
 </tile>
 <tile id="345">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="voronezh"/>
  </properties>
 </tile>
 <tile id="346">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tambov"/>
  </properties>
 </tile>
 <tile id="347">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ryazan"/>
  </properties>
 </tile>
 <tile id="348">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kostroma"/>
  </properties>
 </tile>
 <tile id="349">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="cherepovets"/>
  </properties>
 </tile>
 <tile id="350">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nizhny_novgorod"/>
  </properties>
 </tile>
 <tile id="351">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="saransk"/>
  </properties>
 </tile>
 <tile id="352">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kazan"/>
  </properties>
 </tile>
 <tile id="353">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="vyatka"/>
  </properties>
 </tile>
 <tile id="354">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="izhevsk"/>
  </properties>
 </tile>
 <tile id="355">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="perm"/>
  </properties>
 </tile>
 <tile id="356">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="yekaterinburg"/>
  </properties>
 </tile>
 <tile id="357">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="northern_urals"/>
  </properties>
 </tile>
 <tile id="358">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="chelyabinsk"/>
  </properties>
 </tile>
 <tile id="359">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ufa"/>
  </properties>
 </tile>
 <tile id="360">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="samara"/>
  </properties>
 </tile>
 <tile id="361">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="saratov"/>
  </properties>
 </tile>
 <tile id="362">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="tsaritsyn"/>
  </properties>
 </tile>
 <tile id="363">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="astrakhan"/>
  </properties>
 </tile>
 <tile id="364">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="don_host"/>
  </properties>
 </tile>
 <tile id="365">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="petrozavodsk"/>
  </properties>
 </tile>
 <tile id="366">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kandalaksha"/>
  </properties>
 </tile>
 <tile id="367">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="archangel"/>
  </properties>
 </tile>
 <tile id="368">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mezen"/>
  </properties>
 </tile>
 <tile id="369">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pechora_coast"/>
  </properties>
 </tile>
 <tile id="370">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ust_sysolsk"/>
  </properties>
 </tile>
 <tile id="371">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="northern_dvina"/>
  </properties>
 </tile>
 <tile id="372">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ukhta"/>
  </properties>
 </tile>
 <tile id="373">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="pechora"/>
  </properties>
 </tile>
 <tile id="374">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="uralsk"/>
  </properties>
 </tile>
 <tile id="375">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="guryev"/>
  </properties>
 </tile>
 <tile id="376">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aktobe"/>
  </properties>
 </tile>
 <tile id="377">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mangyshlak"/>
  </properties>
 </tile>
 <tile id="378">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ustyurt"/>
  </properties>
 </tile>
 <tile id="379">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="aral_sea"/>
  </properties>
 </tile>
 <tile id="380">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="krasnovodsk"/>
  </properties>
 </tile>
 <tile id="381">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="turgai"/>
  </properties>
 </tile>
 <tile id="382">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="ural_steppe"/>
  </properties>
 </tile>
 <tile id="383">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="emba"/>
  </properties>
 </tile>
 <tile id="384">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="southern_ustyurt"/>
  </properties>
 </tile>
 <tile id="385">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="kara_bogaz"/>
  </properties>
 </tile>
 <tile id="386">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="sevan"/>
  </properties>
 </tile>
 <tile id="387">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="zangezur"/>
  </properties>
 </tile>
 <tile id="388">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="mughan"/>
  </properties>
 </tile>
 <tile id="389">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="hasa"/>
  </properties>
 </tile>
 <tile id="390">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="wadi_sirhan"/>
  </properties>
 </tile>
 <tile id="391">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="dahna"/>
  </properties>
 </tile>
 <tile id="392">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="nafud"/>
  </properties>
 </tile>
 <tile id="393">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="souf"/>
  </properties>
 </tile>
 <tile id="394">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="jafara"/>
  </properties>
 </tile>
 <tile id="395">
  <properties>
   <property name="kind" value="land"/>
   <property name="place" value="eastern_erg"/>
  </properties>
 </tile>
 <tile id="396">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="north_sea"/>
  </properties>
 </tile>
 <tile id="397">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="north_sea_north"/>
  </properties>
 </tile>
 <tile id="398">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="german_bight"/>
  </properties>
 </tile>
 <tile id="399">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="north_sea_south"/>
  </properties>
 </tile>
 <tile id="400">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="english_channel"/>
  </properties>
 </tile>
 <tile id="401">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="western_approaches"/>
  </properties>
 </tile>
 <tile id="402">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="irish_sea"/>
  </properties>
 </tile>
 <tile id="403">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="hebridean_sea"/>
  </properties>
 </tile>
 <tile id="404">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="faroe_sea"/>
  </properties>
 </tile>
 <tile id="405">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="icelandic_sea"/>
  </properties>
 </tile>
 <tile id="406">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="greenland_sea"/>
  </properties>
 </tile>
 <tile id="407">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="norwegian_sea"/>
  </properties>
 </tile>
 <tile id="408">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="halten_bank"/>
  </properties>
 </tile>
 <tile id="409">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="lofoten_sea"/>
  </properties>
 </tile>
 <tile id="410">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="barents_sea"/>
  </properties>
 </tile>
 <tile id="411">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="pechora_sea"/>
  </properties>
 </tile>
 <tile id="412">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="white_sea"/>
  </properties>
 </tile>
 <tile id="413">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="skagerrak"/>
  </properties>
 </tile>
 <tile id="414">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="kattegat"/>
  </properties>
 </tile>
 <tile id="415">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="western_baltic"/>
  </properties>
 </tile>
 <tile id="416">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="southern_baltic"/>
  </properties>
 </tile>
 <tile id="417">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="central_baltic"/>
  </properties>
 </tile>
 <tile id="418">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="aland_sea"/>
  </properties>
 </tile>
 <tile id="419">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="bothnian_sea"/>
  </properties>
 </tile>
 <tile id="420">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="bothnian_bay"/>
  </properties>
 </tile>
 <tile id="421">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_finland"/>
  </properties>
 </tile>
 <tile id="422">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_riga"/>
  </properties>
 </tile>
 <tile id="423">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="north_atlantic"/>
  </properties>
 </tile>
 <tile id="424">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="celtic_shelf"/>
  </properties>
 </tile>
 <tile id="425">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="mid_atlantic"/>
  </properties>
 </tile>
 <tile id="426">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="bay_of_biscay"/>
  </properties>
 </tile>
 <tile id="427">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="cape_finisterre"/>
  </properties>
 </tile>
 <tile id="428">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="portuguese_coast"/>
  </properties>
 </tile>
 <tile id="429">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_cadiz"/>
  </properties>
 </tile>
 <tile id="430">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="alboran_sea"/>
  </properties>
 </tile>
 <tile id="431">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="algerian_coast"/>
  </properties>
 </tile>
 <tile id="432">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="balearic_sea"/>
  </properties>
 </tile>
 <tile id="433">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_lion"/>
  </properties>
 </tile>
 <tile id="434">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="sardinian_sea"/>
  </properties>
 </tile>
 <tile id="435">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="ligurian_sea"/>
  </properties>
 </tile>
 <tile id="436">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="tyrrhenian_north"/>
  </properties>
 </tile>
 <tile id="437">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="tyrrhenian_south"/>
  </properties>
 </tile>
 <tile id="438">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="sicilian_channel"/>
  </properties>
 </tile>
 <tile id="439">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_gabes"/>
  </properties>
 </tile>
 <tile id="440">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="gulf_of_sidra"/>
  </properties>
 </tile>
 <tile id="441">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="ionian_sea"/>
  </properties>
 </tile>
 <tile id="442">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="maltese_sea"/>
  </properties>
 </tile>
 <tile id="443">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="adriatic_south"/>
  </properties>
 </tile>
 <tile id="444">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="adriatic_north"/>
  </properties>
 </tile>
 <tile id="445">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="aegean_north"/>
  </properties>
 </tile>
 <tile id="446">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="aegean_south"/>
  </properties>
 </tile>
 <tile id="447">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="cretan_sea"/>
  </properties>
 </tile>
 <tile id="448">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="libyan_sea"/>
  </properties>
 </tile>
 <tile id="449">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="egyptian_coast"/>
  </properties>
 </tile>
 <tile id="450">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="levantine_sea"/>
  </properties>
 </tile>
 <tile id="451">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="cilician_sea"/>
  </properties>
 </tile>
 <tile id="452">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="sea_of_marmara"/>
  </properties>
 </tile>
 <tile id="453">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="black_sea_west"/>
  </properties>
 </tile>
 <tile id="454">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="black_sea_north"/>
  </properties>
 </tile>
 <tile id="455">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="black_sea_south"/>
  </properties>
 </tile>
 <tile id="456">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="black_sea_east"/>
  </properties>
 </tile>
 <tile id="457">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="sea_of_azov"/>
  </properties>
 </tile>
 <tile id="458">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="caspian_north"/>
  </properties>
 </tile>
 <tile id="459">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="caspian_south"/>
  </properties>
 </tile>
 <tile id="460">
  <properties>
   <property name="kind" value="sea"/>
   <property name="place" value="persian_gulf"/>
  </properties>
 </tile>
 <tile id="461">
  <properties>
   <property name="kind" value="box"/>
   <property name="links" value="north_atlantic celtic_shelf mid_atlantic icelandic_sea"/>
   <property name="place" value="americas"/>
  </properties>
 </tile>
 <tile id="462">
  <properties>
   <property name="kind" value="box"/>
   <property name="links" value="gulf_of_cadiz portuguese_coast"/>
   <property name="place" value="africa"/>
  </properties>
 </tile>
 <tile id="463">
  <properties>
   <property name="kind" value="box"/>
   <property name="links" value="africa persian_gulf"/>
   <property name="place" value="india_and_the_east"/>
  </properties>
 </tile>
 <tile id="464">
  <properties>
   <property name="kind" value="box"/>
   <property name="links" value="india_and_the_east americas"/>
   <property name="place" value="far_east"/>
  </properties>
 </tile>
</tileset>
