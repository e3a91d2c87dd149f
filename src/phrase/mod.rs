//! Understanding phrases: words are tagged from the language's lexicon, one grammar over tags serves all
//! languages.
