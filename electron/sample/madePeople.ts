/**
 * The patients of the sample clinic of whom nothing else is told: family name, given name, sex. All made up. Every family name
 * stands once in the whole sample, except the Smiths and, on purpose, Marta and Martina Reyes (PS-06).
 */
export const MADE_PEOPLE: readonly (readonly [string, string, 'female' | 'male'])[] = [
  ['Adeyemi', 'Folake', 'female'], ['Bergstrom', 'Karl', 'male'], ['Calloway', 'June', 'female'], ['Dimitrov', 'Stefan', 'male'],
  ['Espinoza', 'Paloma', 'female'], ['Faulkner', 'Reed', 'male'], ['Goldberg', 'Miriam', 'female'], ['Reyes', 'Marta', 'female'],
  ['Hakimi', 'Reza', 'male'], ['Reyes', 'Martina', 'female'], ['Ibarra', 'Tomas', 'male'], ['Jankowski', 'Danuta', 'female'],
  ['Kapoor', 'Anil', 'male'], ['Lemaire', 'Odile', 'female'], ['Mackenzie', 'Ross', 'male'], ['Nakagawa', 'Yuki', 'female'],
  ['Oduya', 'Samuel', 'male'], ['Pappas', 'Eleni', 'female'], ['Qureshi', 'Bilal', 'male'], ['Rasmussen', 'Inge', 'female'],
  ['Stojanovic', 'Marko', 'male'], ['Truong', 'Lan', 'female'], ['Underhill', 'Grant', 'male'], ['Valdez', 'Consuelo', 'female'],
  ['Wendell', 'Arthur', 'male'], ['Xiong', 'Mai', 'female'], ['Yusuf', 'Idris', 'male'], ['Zamora', 'Pilar', 'female'],
  ['Ashworth', 'Neil', 'male'], ['Bouchard', 'Celine', 'female'], ['Cho', 'Daniel', 'male'], ['Dufresne', 'Lise', 'female'],
  ['Engel', 'Hans', 'male'], ['Fontaine', 'Jules', 'male'], ['Greenberg', 'Tova', 'female'], ['Hussain', 'Zara', 'female'],
  ['Ivanova', 'Olga', 'female'], ['Jimenez', 'Raul', 'male'], ['Kaplan', 'Seth', 'male'], ['Lombardi', 'Gina', 'female'],
  ['Moyo', 'Tendai', 'male'], ['Nowicki', 'Ewa', 'female'], ['Pruitt', 'Wade', 'male'], ['Sandoval', 'Lupe', 'female'],
]
