export type Body = 'sedan' | 'hatchback' | 'suv' | 'van' | 'minibus' | 'pickup' | 'truck' | 'bus' | 'motorcycle' | 'scooter';
export type Fuel = 'petrol' | 'gas' | 'diesel' | 'hybrid' | 'electric';

export interface Model {
  readonly key: string;
  readonly name: string;
  readonly body: Body;
  /** Litres; 0 for electric ones. */
  readonly engine: number;
  readonly fuel: Fuel;
  readonly years: readonly [number, number];
  /** Price of a new one of the last year, in thousand US dollars. */
  readonly newThousands: number;
}

const model = (
  key: string,
  name: string,
  body: Body,
  engine: number,
  fuel: Fuel,
  from: number,
  to: number,
  newThousands: number,
): Model => ({
  key,
  name,
  body,
  engine,
  fuel,
  years: [from, to],
  newThousands,
});

/** Models of the sample; keys are the sample's kinds. */
export const uzModels: readonly Model[] = [
  model('gentra', 'Chevrolet Gentra', 'sedan', 1.5, 'gas', 2014, 2024, 12.5),
  model('lacetti', 'Chevrolet Lacetti', 'sedan', 1.5, 'gas', 2009, 2024, 12.5),
  model('cobalt', 'Chevrolet Cobalt', 'sedan', 1.5, 'petrol', 2013, 2025, 12.8),
  model('nexia-3', 'Chevrolet Nexia 3', 'sedan', 1.5, 'gas', 2016, 2022, 10),
  model('nexia-2', 'Daewoo Nexia', 'sedan', 1.5, 'gas', 2002, 2013, 5),
  model('damas', 'Chevrolet Damas', 'van', 0.8, 'gas', 2003, 2024, 8),
  model('spark', 'Chevrolet Spark', 'hatchback', 1.2, 'petrol', 2011, 2022, 9.8),
  model('matiz', 'Daewoo Matiz', 'hatchback', 0.8, 'petrol', 2004, 2015, 4.6),
  model('malibu-2', 'Chevrolet Malibu 2', 'sedan', 2, 'petrol', 2017, 2022, 26),
  model('tracker-2', 'Chevrolet Tracker 2', 'suv', 1.2, 'petrol', 2020, 2024, 18),
  model('captiva', 'Chevrolet Captiva', 'suv', 2.4, 'petrol', 2012, 2022, 22),
  model('onix', 'Chevrolet Onix', 'sedan', 1.2, 'petrol', 2023, 2025, 14.5),
  model('epica', 'Chevrolet Epica', 'sedan', 2.5, 'petrol', 2008, 2012, 6),
  model('equinox', 'Chevrolet Equinox', 'suv', 1.5, 'petrol', 2021, 2023, 24),
  model('man-tgs', 'MAN TGS 33.360', 'truck', 10.5, 'diesel', 2012, 2018, 45),
  model('byd-song-plus', 'BYD Song Plus', 'suv', 1.5, 'hybrid', 2022, 2024, 29),
  model('byd-han', 'BYD Han EV', 'sedan', 0, 'electric', 2022, 2024, 40),
  model('kia-k5', 'Kia K5', 'sedan', 2, 'petrol', 2020, 2024, 29),
  model('kia-seltos', 'Kia Seltos', 'suv', 1.6, 'petrol', 2022, 2024, 26),
  model('sonata', 'Hyundai Sonata', 'sedan', 2, 'petrol', 2012, 2021, 20),
  model('camry', 'Toyota Camry', 'sedan', 2.5, 'petrol', 2004, 2022, 27),
  model('mercedes-e450', 'Mercedes-Benz E 450 4MATIC', 'sedan', 3, 'petrol', 2018, 2022, 55),
  model('lada-vesta', 'Lada Vesta', 'sedan', 1.6, 'petrol', 2016, 2022, 12),
  model('vaz-2107', 'VAZ 2107', 'sedan', 1.6, 'petrol', 1988, 2010, 2),
  model('vaz-2103', 'VAZ 2103', 'sedan', 1.5, 'petrol', 1975, 1984, 1),
  model('uaz-3303', 'UAZ 3303', 'truck', 2.4, 'petrol', 1989, 2006, 3.2),
  model('gaz-53', 'GAZ-53', 'truck', 4.3, 'petrol', 1980, 1992, 3),
  model('kraz-258', 'KrAZ-258 B1', 'truck', 14.9, 'diesel', 1978, 1990, 4),
  model('zil-130', 'ZIL-130', 'truck', 6, 'petrol', 1978, 1992, 3),
  model('isuzu-np37', 'Isuzu NP37', 'bus', 4.6, 'diesel', 2010, 2018, 18),
  model('howo', 'HOWO ZZ4187', 'truck', 9.7, 'diesel', 2022, 2025, 70),
  model('tiggo-7', 'Chery Tiggo 7 Pro', 'suv', 1.5, 'petrol', 2021, 2024, 26),
  model('jetour-x70', 'Jetour X70', 'suv', 1.5, 'petrol', 2022, 2024, 26),
  model('bestune-t55', 'Bestune T55', 'suv', 1.5, 'petrol', 2022, 2024, 20),
  model('jac-t6', 'JAC T6', 'pickup', 2, 'diesel', 2019, 2023, 20),
  model('lifan-250', 'Lifan LF250', 'motorcycle', 0.2, 'petrol', 2018, 2024, 1.9),
  model('tank-scooter', 'Tank 150', 'scooter', 0.2, 'petrol', 2019, 2025, 1.1),
];

/** Models that are common in Kyrgyzstan. */
export const kgModels: readonly Model[] = [
  model('kg-camry', 'Toyota Camry', 'sedan', 2.5, 'hybrid', 2010, 2022, 27),
  model('kg-fit', 'Honda Fit', 'hatchback', 1.3, 'hybrid', 2005, 2017, 11),
  model('kg-rav4', 'Toyota RAV4', 'suv', 2.5, 'petrol', 2008, 2021, 29),
  model('kg-rx', 'Lexus RX 350', 'suv', 3.5, 'petrol', 2007, 2019, 42),
  model('kg-sprinter', 'Mercedes-Benz Sprinter', 'minibus', 2.2, 'diesel', 2004, 2018, 26),
  model('kg-sonata', 'Hyundai Sonata', 'sedan', 2, 'gas', 2012, 2021, 19),
  model('kg-forester', 'Subaru Forester', 'suv', 2.5, 'petrol', 2004, 2019, 24),
  model('kg-golf', 'Volkswagen Golf', 'hatchback', 1.6, 'petrol', 1998, 2013, 12),
  model('kg-stepwgn', 'Honda Stepwgn', 'minibus', 2, 'petrol', 2003, 2015, 13),
  model('kg-a6', 'Audi A6', 'sedan', 2.4, 'petrol', 1998, 2012, 17),
  model('kg-crv', 'Honda CR-V', 'suv', 2.4, 'petrol', 2003, 2018, 24),
  model('kg-sportage', 'Kia Sportage', 'suv', 2, 'diesel', 2011, 2021, 23),
  model('kg-kamaz', 'KamAZ-5511', 'truck', 10.9, 'diesel', 1984, 2005, 11),
  model('kg-actros', 'Mercedes-Benz Actros 1845', 'truck', 12, 'diesel', 2005, 2016, 38),
  model('kg-e', 'Mercedes-Benz E 320', 'sedan', 3.2, 'petrol', 1999, 2010, 14),
  model('kg-hilux', 'Toyota Hilux', 'pickup', 2.7, 'petrol', 2008, 2020, 32),
  model('kg-moto', 'Honda CB400', 'motorcycle', 0.4, 'petrol', 1998, 2012, 4),
];
