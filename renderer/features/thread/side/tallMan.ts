/**
 * Look-alike names with tall-man letters, after the lists of the FDA and ISMP (ISMP list last revised 2023: check before real use).
 * Shown only; stored, searched, exported and spoken text stays plain (PS-31).
 */
export const TALL_MAN: readonly string[] = [
  'acetaZOLAMIDE', 'acetoHEXAMIDE', 'ALPRAZolam', 'aMILoride', 'amLODIPine', 'ARIPiprazole', 'azaCITIDine', 'azaTHIOprine',
  'buPROPion', 'busPIRone', 'carBAMazepine', 'ceFAZolin', 'cefTRIAXone', 'chlordiazePOXIDE', 'chlorproMAZINE', 'chlorproPAMIDE',
  'clomiPHENE', 'clomiPRAMINE', 'clonazePAM', 'cloNIDine', 'cloZAPine', 'cycloSERINE', 'cycloSPORINE', 'DAUNOrubicin',
  'dexAMETHasone', 'dexmedeTOMIDine', 'diazePAM', 'dilTIAZem', 'dimenhyDRINATE', 'diphenhydrAMINE', 'DOBUTamine', 'DOPamine',
  'DOXOrubicin', 'DULoxetine', 'ePHEDrine', 'EPINEPHrine', 'fentaNYL', 'FLUoxetine', 'fluPHENAZine', 'fluvoxaMINE', 'glipiZIDE',
  'glyBURIDE', 'guaiFENesin', 'guanFACINE', 'hydrALAZINE', 'HYDROcodone', 'HYDROmorphone', 'hydrOXYzine', 'hydroCHLOROthiazide',
  'IDArubicin', 'lamiVUDine', 'lamoTRIgine', 'levETIRAcetam', 'levoFLOXacin', 'LORazepam', 'medroxyPROGESTERone', 'metFORMIN',
  'methylPREDNISolone', 'methylTESTOSTERone', 'metroNIDAZOLE', 'mitoXANTRONE', 'niCARdipine', 'NIFEdipine', 'niMODipine',
  'OLANZapine', 'OXcarbazepine', 'oxyCODONE', 'PARoxetine', 'PENTobarbital', 'PHENobarbital', 'prednisoLONE', 'predniSONE',
  'QUEtiapine', 'quiNIDine', 'quiNINE', 'risperiDONE', 'rOPINIRole', 'sAXagliptin', 'SITagliptin', 'sulfADIAZINE',
  'sulfaSALAzine', 'sulfiSOXAZOLE', 'SUMAtriptan', 'tiaGABine', 'tiZANidine', 'TOLAZamide', 'TOLBUTamide', 'traMADol',
  'traZODone', 'valACYclovir', 'valGANciclovir', 'vinBLAStine', 'vinCRIStine', 'ZOLMitriptan',
  // Brands of the same lists, and names that joined them.
  'cefoTEtan', 'cefOXitin', 'cefTAZidime', 'cycloPHOSphamide', 'inFLIXimab', 'penicillAMINE', 'PEMEtrexed', 'PRALAtrexate',
  'RABEprazole', 'rifAMPin', 'rifAXIMin', 'riTUXimab', 'SORAfenib', 'SUNItinib', 'CeleBREX', 'CeleXA', 'HumaLOG', 'HumuLIN',
  'KlonoPIN', 'LaMICtal', 'LamISIL', 'NovoLIN', 'NovoLOG', 'OxyCONTIN', 'PriLOSEC', 'PROzac', 'SEROquel', 'SINEquan', 'TEGretol',
  'TRENtal', 'ZyPREXA', 'ZyrTEC',
]
