"""How large a list may be. Measured against the largest lists that offices send, with room to spare."""

FILE_BYTES = 64 * 2**20
UNPACKED_BYTES = 512 * 2**20
PART_BYTES = 400 * 2**20
LARGEST_RATIO = 250  # unpacked to packed, for parts above RATIO_FREE_BYTES; real sheets stay below 60
RATIO_FREE_BYTES = 8 * 2**20
PARTS = 2_000
SHEETS = 300
DATA_ROWS = 100_000
EXCEL_ROWS = 1_048_576
COLUMNS = 300
CELLS = 40_000_000  # of the rectangle around all filled cells of a sheet
LINE_CHARACTERS = 1_000_000

READER_MEMORY_BYTES = 3 * 2**30
READER_CPU_SECONDS = 120
