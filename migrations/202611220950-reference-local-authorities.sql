-- The 153 English councils that hold adult social care duties, spelled as CQC's register spells them, by region.
-- Source: CQC register (Open Government Licence v3.0). A council set up in Amberley picks its area from these.

create table reference.local_authority (
  local_authority text primary key,
  region text not null
);
insert into reference.local_authority (region, local_authority)
select region, trim(name) from (values
  ('East Midlands', 'Derby|Derbyshire|Leicester|Leicestershire|Lincolnshire|North Northamptonshire|Nottingham|Nottinghamshire|Rutland|West Northamptonshire'),
  ('East of England', 'Bedford|Cambridgeshire|Central Bedfordshire|Essex|Hertfordshire|Luton|Norfolk|Peterborough|Southend-on-Sea|Suffolk|Thurrock'),
  ('London', 'Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Camden|City of London|Croydon|Ealing|Enfield|Greenwich|Hackney|Hammersmith and Fulham|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kensington and Chelsea|Kingston upon Thames|Lambeth|Lewisham|Merton|Newham|Redbridge|Richmond upon Thames|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth|Westminster'),
  ('North East', 'County Durham|Darlington|Gateshead|Hartlepool|Middlesbrough|Newcastle upon Tyne|North Tyneside|Northumberland|Redcar and Cleveland|South Tyneside|Stockton-on-Tees|Sunderland'),
  ('North West', 'Blackburn with Darwen|Blackpool|Bolton|Bury|Cheshire East|Cheshire West and Chester|Cumberland|Halton|Knowsley|Lancashire|Liverpool|Manchester|Oldham|Rochdale|Salford|Sefton|St. Helens|Stockport|Tameside|Trafford|Warrington|Westmorland and Furness|Wigan|Wirral'),
  ('South East', 'Bracknell Forest|Brighton and Hove|Buckinghamshire|East Sussex|Hampshire|Isle of Wight|Kent|Medway|Milton Keynes|Oxfordshire|Portsmouth|Reading|Slough|Southampton|Surrey|West Berkshire|West Sussex|Windsor and Maidenhead|Wokingham'),
  ('South West', 'Bath and North East Somerset|Bournemouth, Christchurch and Poole|Bristol, City of|Cornwall|Devon|Dorset|Gloucestershire|Isles of Scilly|North Somerset|Plymouth|Somerset|South Gloucestershire|Swindon|Torbay|Wiltshire'),
  ('West Midlands', 'Birmingham|Coventry|Dudley|Herefordshire, County of|Sandwell|Shropshire|Solihull|Staffordshire|Stoke-on-Trent|Telford and Wrekin|Walsall|Warwickshire|Wolverhampton|Worcestershire'),
  ('Yorkshire and The Humber', 'Barnsley|Bradford|Calderdale|Doncaster|East Riding of Yorkshire|Kingston upon Hull, City of|Kirklees|Leeds|North East Lincolnshire|North Lincolnshire|North Yorkshire|Rotherham|Sheffield|Wakefield|York')
) as regions (region, names)
cross join lateral unnest(string_to_array(names, '|')) as name;

grant select on all tables in schema reference to amberley_app;
