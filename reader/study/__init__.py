"""Words, dictionary, pinyin: what a student looks up."""
