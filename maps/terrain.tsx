<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.8" tiledversion="1.8.2" name="terrain" tilewidth="64" tileheight="56" tilecount="12" columns="4">
 <image source="terrain.png" width="256" height="168"/>
 <tile id="0">
  <properties>
   <property name="terrain" value="void"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="terrain" value="sea"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="terrain" value="lake"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="terrain" value="plain"/>
  </properties>
 </tile>
 <tile id="4">
  <properties>
   <property name="terrain" value="forest"/>
  </properties>
 </tile>
 <tile id="5">
  <properties>
   <property name="terrain" value="hills"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="terrain" value="mountain"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="terrain" value="alpine"/>
  </properties>
 </tile>
 <tile id="8">
  <properties>
   <property name="terrain" value="marsh"/>
  </properties>
 </tile>
 <tile id="9">
  <properties>
   <property name="terrain" value="desert"/>
  </properties>
 </tile>
 <tile id="10">
  <properties>
   <property name="terrain" value="steppe"/>
  </properties>
 </tile>
 <tile id="11">
  <properties>
   <property name="terrain" value="tundra"/>
  </properties>
 </tile>
</tileset>
