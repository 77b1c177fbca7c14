"""Evaluation: how far the summarizer, or any other system, may be relied on.

python -m eval run      --suite newswire|figures|checker|FOLDER|FILE --model M --out DIR
python -m eval score    --source de.txt --hypothesis en.txt [--reference ref.txt]
python -m eval compare  A B [--max-drop 0]
python -m eval corrupt  en.txt --out worse.txt
python -m eval gate
"""
