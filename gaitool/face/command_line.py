"""What the command line offers, by its commands and options."""

from gaitool.face.offers import Offers

COMMAND_LINE = Offers(
    give="加 {}",
    give_and_check="加 {} 再核对",
    last_year="--previous 上年文件",
    last_years="--previous 的文件夹",
    register="--register 台账文件",
    known="--known 已知数文件",
    local="--local 口径文件",
    own_words=" --words 对照.csv",
    check_register=(
        "请用 gaitool count 从台账数出表三；"
        "要拿它核对填报工作簿，用 gaitool check 填报表.xlsx --register 台账.xlsx。"
    ),
    check_known=(
        "要拿它核对，用 gaitool rollup 文件夹 --known 已知数.xlsx，"
        "或 gaitool check 填报表.xlsx --known 已知数.xlsx。"
    ),
    local_example="带说明的样例：gaitool template --local -o 口径.toml。",
    known_example="空白表用 gaitool template --known 生成。",
    give_roster="加 --roster 名单 再汇总",
    give_whole="加 --whole 本级文件 再汇总",
    state_year="请用 --year 写明年度。",
    other_form="，或用 --form 换一份表式",
    our_blank=" gaitool 空白表",
    newer_workbook="请更新 gaitool 后再读：这份工作簿是更新的版本生成的",
    new_workbook="请用 gaitool template 生成空白表，把内容填进去",
    into_workbook="用 gaitool import 变成填报工作簿",
    into_new_workbook="用 gaitool migrate 搬进新的空白表",
    with_form_file="有表式文件的，用 gaitool migrate --form 表式文件 搬进新表；没有的，",
    into_units_workbook="用 gaitool migrate --form 搬进去",
    see_findings="见 gaitool check",
    see_errors="先用 gaitool check 查看并改正",
    see_errors_beside="先用 gaitool check --previous {} 查看并改正",
    all_doubts="全部见 gaitool import。",
    all_rows="全部内容见 --format csv 的输出",
    marked_copy="加 --annotate 核对",
    make_document="用 gaitool report 生成一次",
    want_draft="加 --draft",
    other_last_year="--previous 换成本机关上年的报告",
)
